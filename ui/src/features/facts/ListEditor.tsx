import type { ListColumn } from "../../api/types/ListColumn";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Checkbox";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import styles from "./facts.module.css";
import { ValueInput } from "./ValueInput";
import type { Draft, Line } from "./values";

interface ListEditorProps {
  columns: ListColumn[];
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** The first cell has the focus when it opens. */
  autoFocus?: boolean;
  testId: string;
}

/** The lines of a list fact, and whether they are all there are. */
export function ListEditor({ columns, draft, onChange, autoFocus, testId }: ListEditorProps) {
  const { t, label } = useTexts();
  if (typeof draft === "string") return null;
  const put = (items: Line[]) => onChange({ ...draft, items });
  return (
    <div className={styles.list} data-testid={testId}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {label(column.label)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {draft.items.map((line, index) => (
            <tr key={index}>
              {columns.map((column, at) => (
                <td key={column.name}>
                  <ValueInput
                    input={column.input}
                    label={`${label(column.label)} ${index + 1}`}
                    value={line[column.name] ?? ""}
                    onChange={(value) =>
                      put(
                        draft.items.map((one, nth) =>
                          nth === index ? { ...one, [column.name]: value } : one,
                        ),
                      )
                    }
                    autoFocus={autoFocus && index === 0 && at === 0}
                    testId={`${testId}-${index + 1}-${column.name}`}
                  />
                </td>
              ))}
              <td>
                <Button
                  small
                  look="plain"
                  label={t("line-remove", { line: index + 1 })}
                  onPress={() => put(draft.items.filter((_, at) => at !== index))}
                >
                  <Icon name="close" size={12} />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.options}>
        <Button small look="plain" onPress={() => put([...draft.items, {}])} testId={`${testId}-add`}>
          {t("line-add")}
        </Button>
        <Checkbox checked={draft.complete} onChange={(complete) => onChange({ ...draft, complete })}>
          {t("list-complete")}
        </Checkbox>
      </div>
    </div>
  );
}
