import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk } from "../../api/hooks";
import type { ImportPreview } from "../../api/types/ImportPreview";
import type { ImportReport } from "../../api/types/ImportReport";
import type { RefusedRow } from "../../api/types/RefusedRow";
import { Button } from "../../components/Button";
import { Actions, Stack } from "../../components/Dialog";
import { useNotices } from "../../components/Notices";
import { Select } from "../../components/Select";
import { useTexts } from "../../i18n";
import styles from "./members.module.css";

const LEAVE_OUT = "leave-out";

interface ImportPanelProps {
  /** Handle of the file, as the desk gave it when it was picked. */
  picked: string;
  preview: ImportPreview;
  onPreview: (preview: ImportPreview) => void;
  onDone: () => void;
}

/** A CSV before it is taken in: which column is what, its first rows, and what would be refused. */
export function ImportPanel({ picked, preview, onPreview, onDone }: ImportPanelProps) {
  const { t, has } = useTexts();
  const desk = useDesk();
  const client = useQueryClient();
  const { fail } = useNotices();
  const [report, setReport] = useState<ImportReport | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      fail(toDeskError(error));
    } finally {
      setBusy(false);
    }
  };
  const fieldLabel = (field: string) => {
    const key = `field-${field.replaceAll("_", "-")}`;
    return has(key) ? t(key) : field;
  };
  const remap = (index: number, field: string) => {
    const mapping = preview.mapping.map((one, at) =>
      at === index ? (field === LEAVE_OUT ? null : field) : one,
    );
    run(async () => onPreview(await desk.previewImport(picked, mapping)));
  };
  const commit = () =>
    run(async () => {
      setReport(await desk.commitImport(preview.import, preview.mapping, crypto.randomUUID()));
      client.invalidateQueries({ queryKey: ["members"] });
    });
  if (report) {
    return (
      <Stack>
        <p data-testid="import-report">
          {t("import-done", { accepted: report.accepted, refused: report.refused.length })}
        </p>
        <Refused rows={report.refused} />
        <div>
          <Button look="solid" onPress={onDone}>
            {t("close")}
          </Button>
        </div>
      </Stack>
    );
  }
  return (
    <Stack>
      <p>
        <b>{preview.name}</b> · {preview.encoding} · {t("import-rows", { total: preview.total })}
      </p>
      <div className={styles.preview}>
        <table>
          <thead>
            <tr>
              {preview.columns.map((column, index) => (
                <th key={index} scope="col">
                  {column}
                  <Select
                    label={t("import-field", { column })}
                    bare
                    value={preview.mapping[index] ?? LEAVE_OUT}
                    options={[
                      { id: LEAVE_OUT, text: t("import-leave-out") },
                      ...preview.fields.map((field) => ({ id: field, text: fieldLabel(field) })),
                    ]}
                    onChange={(field) => remap(index, field)}
                    disabled={isBusy}
                    testId={`import-column-${index + 1}`}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at} lang="ja">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Refused rows={preview.refused} />
      <Actions>
        <Button onPress={onDone}>{t("cancel")}</Button>
        <Button look="solid" disabled={isBusy} onPress={commit} testId="import-commit">
          {t("import-commit", { count: preview.total - preview.refused.length })}
        </Button>
      </Actions>
    </Stack>
  );
}

function Refused({ rows }: { rows: RefusedRow[] }) {
  const { t, has } = useTexts();
  if (rows.length === 0) return null;
  const reasonOf = (row: RefusedRow) => {
    const key = `refused-${row.code.replaceAll("_", "-")}`;
    return has(key) ? t(key, { subject: row.subject ?? "" }) : row.reason;
  };
  return (
    <ul className={styles.refused} data-testid="import-refused">
      {rows.map((row, index) => (
        <li key={index}>{t("import-refused-row", { line: row.line, reason: reasonOf(row) })}</li>
      ))}
    </ul>
  );
}
