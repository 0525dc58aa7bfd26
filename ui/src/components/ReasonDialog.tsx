import { useTexts } from "../i18n";
import type { Answer, Question } from "./AskReason";
import { Button } from "./Button";
import { Dialog, Stack } from "./Dialog";
import { useDraft } from "./drafts";
import { ImeForm } from "./ime";
import { TextField } from "./TextField";

/** Asks for a reason, and for a value beside it where the question says so. */
export function ReasonDialog({
  question,
  onFinish,
}: {
  question: Question;
  onFinish: (answer: Answer | null) => void;
}) {
  const { t } = useTexts();
  // The same question on the same claim: what was typed to it before Escape is there again.
  const draft = useDraft<Answer>(`ask ${window.location.hash} ${question.title}`, { reason: "", value: "" });
  const { reason, value } = draft.value;
  const isComplete = reason.trim() !== "" && (question.value === undefined || value.trim() !== "");
  const finish = (answer: Answer | null) => {
    draft.drop();
    onFinish(answer);
  };
  const send = () => isComplete && finish({ reason: reason.trim(), value: value.trim() });
  return (
    <Dialog title={question.title} onClose={() => onFinish(null)} testId="reason-dialog">
      <ImeForm onSubmit={send}>
        <Stack>
          {question.value !== undefined && (
            <TextField
              label={question.value}
              value={value}
              onChange={(typed) => draft.put({ ...draft.value, value: typed })}
              autoFocus
              testId="reason-value"
            />
          )}
          <TextField
            label={question.label}
            value={reason}
            onChange={(typed) => draft.put({ ...draft.value, reason: typed })}
            hint={question.hint}
            autoFocus={question.value === undefined}
            testId="reason-text"
          />
          <div style={{ display: "flex", justifyContent: "flex-end", gap: 8 }}>
            <Button onPress={() => finish(null)}>{t("cancel")}</Button>
            <Button look="solid" submit disabled={!isComplete} testId="reason-confirm">
              {t("record")}
            </Button>
          </div>
        </Stack>
      </ImeForm>
    </Dialog>
  );
}
