import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk, useDeskInfo } from "../../api/hooks";
import type { BookRefusal } from "../../api/types/BookRefusal";
import type { MemberView } from "../../api/types/MemberView";
import { Button } from "../../components/Button";
import { Actions, Stack } from "../../components/Dialog";
import { useDraft } from "../../components/drafts";
import { Icon } from "../../components/Icon";
import { ImeForm } from "../../components/ime";
import { useNotices } from "../../components/Notices";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { cellsOf, type Entered, FORMS, type FormField, type OpenForm } from "./forms";
import styles from "./members.module.css";
import { useOutcomes } from "./useOutcomes";

const NONE = "none";

interface BookFormProps {
  form: OpenForm;
  onRecorded: (member: MemberView) => void;
  onCancel: () => void;
}

/** An entry of the book by hand. What the desk refuses is said beside it, and nothing typed is lost. */
export function BookForm({ form, onRecorded, onCancel }: BookFormProps) {
  const { t, has } = useTexts();
  const desk = useDesk();
  const client = useQueryClient();
  const { fail } = useNotices();
  const draft = useDraft<Entered>(`book ${form.kind} ${form.id ?? ""} ${form.of ?? ""}`, form.entered);
  // Of one entry, however often it is sent: it is recorded once. What was changed since is another.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [refused, setRefused] = useState<BookRefusal | null>(null);
  const [isSending, setSending] = useState(false);
  const entered = draft.value;
  const put = (next: Entered) => {
    draft.put(next);
    setKey(crypto.randomUUID());
  };
  /** In the words of the form where those of the import speak of rows. */
  const reasonOf = ({ code, subject }: BookRefusal) => {
    const name = code.replaceAll("_", "-");
    return t(has(`book-refused-${name}`) ? `book-refused-${name}` : `refused-${name}`, {
      subject: subject ?? "",
    });
  };
  const record = async () => {
    if (isSending) return;
    setSending(true);
    setRefused(null);
    try {
      const { kind, id, of } = form;
      const answer = await desk.recordInBook(key, { kind, id, of, cells: cellsOf(entered) });
      if (answer.member) {
        draft.drop();
        // What was entered may be the history of claims.
        for (const kept of ["members", "claim", "queue", "explain"])
          client.invalidateQueries({ queryKey: [kept] });
        onRecorded(answer.member);
        return;
      }
      setRefused(answer.refused);
    } catch (error) {
      fail(toDeskError(error));
    }
    setSending(false);
  };
  return (
    <ImeForm onSubmit={record} testId={`book-form-${form.kind}`}>
      <Stack>
        <h3>{t(`book-${form.id ? "edit" : "new"}-${form.kind.replaceAll("_", "-")}`)}</h3>
        {FORMS[form.kind].map((field, index) => (
          <Field
            key={field.field}
            field={field}
            plan={form.plan}
            isFirst={index === 0}
            lines={entered[field.field] ?? [""]}
            onChange={(lines) => put({ ...entered, [field.field]: lines })}
          />
        ))}
        {form.kind === "contract" && <Terms entered={entered} onChange={put} />}
        {refused && (
          <p role="alert" className={styles.refusal} data-testid="book-refused">
            {t("book-refused", { reason: reasonOf(refused) })}
          </p>
        )}
        <Actions>
          <Button
            onPress={() => {
              draft.drop();
              onCancel();
            }}
            testId="book-cancel"
          >
            {t("cancel")}
          </Button>
          <Button look="solid" submit disabled={isSending} testId="book-record">
            {t("record")}
          </Button>
        </Actions>
      </Stack>
    </ImeForm>
  );
}

interface FieldProps {
  field: FormField;
  plan: string | null;
  isFirst: boolean;
  lines: string[];
  onChange: (lines: string[]) => void;
}

function Field({ field, plan, isFirst, lines, onChange }: FieldProps) {
  const { t, has, label } = useTexts();
  const plans = useDeskInfo().data?.plans ?? [];
  const outcomes = useOutcomes();
  const own = `book-${field.field.replaceAll("_", "-")}`;
  const name = t(has(own) ? own : `field-${field.field.replaceAll("_", "-")}`);
  const called = field.isRequired ? t("required", { field: name }) : name;
  const testId = `book-${field.field}`;
  if (field.input) {
    const value = lines[0] ?? "";
    const listed =
      field.input === "plan"
        ? plans.map((one) => ({ id: one.id, text: label(one.label) }))
        : field.input === "outcome"
          ? outcomes
          : (plans.find((one) => one.id === plan)?.benefits ?? []).map((one) => ({
              id: one.id,
              text: label(one.label),
            }));
    // What a book from elsewhere says in its own words stays what it says.
    const own = value === "" || listed.some((one) => one.id === value) ? [] : [{ id: value, text: value }];
    const none = field.isRequired ? [] : [{ id: NONE, text: t("not-said") }];
    return (
      <Select
        label={called}
        value={value === "" ? (field.isRequired ? null : NONE) : value}
        options={[...none, ...own, ...listed]}
        onChange={(chosen) => onChange([chosen === NONE ? "" : chosen])}
        autoFocus={isFirst}
        testId={testId}
      />
    );
  }
  if (!field.isMany) {
    return (
      <TextField
        label={called}
        value={lines[0] ?? ""}
        onChange={(text) => onChange([text])}
        required={field.isRequired}
        autoFocus={isFirst}
        hint={field.field === "joined_on" || field.field === "claim_applied_on" ? t("date-hint") : undefined}
        testId={testId}
      />
    );
  }
  return (
    <div className={styles.many}>
      {lines.map((line, index) => (
        <div key={index} className={styles.tools}>
          <TextField
            label={name}
            bare={index > 0}
            value={line}
            onChange={(text) => onChange(lines.map((old, at) => (at === index ? text : old)))}
            testId={`${testId}-${index + 1}`}
          />
          {lines.length > 1 && (
            <Button
              look="plain"
              label={t("remove-line", { line: `${name} ${line}` })}
              onPress={() => onChange(lines.filter((_, at) => at !== index))}
            >
              <Icon name="close" size={12} />
            </Button>
          )}
        </div>
      ))}
      <Button small look="plain" onPress={() => onChange([...lines, ""])} testId={`${testId}-more`}>
        {t("one-more", { field: name })}
      </Button>
    </div>
  );
}

/** The paid terms of a contract, each from its first to its last day. */
function Terms({ entered, onChange }: { entered: Entered; onChange: (entered: Entered) => void }) {
  const { t } = useTexts();
  const { term_from: from = [], term_until: until = [] } = entered;
  const put = (term_from: string[], term_until: string[]) => onChange({ ...entered, term_from, term_until });
  const at = (list: string[], index: number, text: string) =>
    list.map((old, place) => (place === index ? text : old));
  return (
    <fieldset className={styles.many}>
      <legend>{t("book-terms")}</legend>
      {from.map((first, index) => (
        <div key={index} className={styles.tools}>
          <TextField
            label={t("field-term-from")}
            bare
            value={first}
            placeholder={t("field-term-from")}
            onChange={(text) => put(at(from, index, text), until)}
            testId={`book-term_from-${index + 1}`}
          />
          <TextField
            label={t("field-term-until")}
            bare
            value={until[index] ?? ""}
            placeholder={t("field-term-until")}
            onChange={(text) => put(from, at(until, index, text))}
            testId={`book-term_until-${index + 1}`}
          />
          <Button
            look="plain"
            label={t("remove-line", { line: `${first}–${until[index] ?? ""}` })}
            onPress={() =>
              put(
                from.filter((_, place) => place !== index),
                until.filter((_, place) => place !== index),
              )
            }
          >
            <Icon name="close" size={12} />
          </Button>
        </div>
      ))}
      <Button small look="plain" onPress={() => put([...from, ""], [...until, ""])} testId="book-term-more">
        {t("one-more", { field: t("book-term") })}
      </Button>
    </fieldset>
  );
}
