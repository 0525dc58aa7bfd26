import { useState } from "react";
import { useTexts } from "../i18n";
import type { Answer, Question } from "./AskReason";
import { Button } from "./Button";
import { Actions, Dialog, Stack } from "./Dialog";
import { useDraft } from "./drafts";
import { ImeForm } from "./ime";
import { TextField } from "./TextField";

interface ReasonDialogProps {
  question: Question;
  /** Whether the answer was taken; why not is shown over the dialog. */
  send: (answer: Answer) => Promise<boolean>;
  onClose: () => void;
}

/** Asks for a reason, and for a value beside it where the question says so. What is refused can be corrected here. */
export function ReasonDialog({ question, send, onClose }: ReasonDialogProps) {
  const { t } = useTexts();
  // The same question on the same claim: what was typed to it before Escape is there again.
  const draft = useDraft<Answer>(`ask ${window.location.hash} ${question.title}`, { reason: "", value: "" });
  const { reason, value } = draft.value;
  const [isSending, setSending] = useState(false);
  const isComplete = reason.trim() !== "" && (question.value === undefined || value.trim() !== "");
  const record = async () => {
    if (!isComplete || isSending) return;
    setSending(true);
    const isTaken = await send({ reason: reason.trim(), value: value.trim() });
    setSending(false);
    if (!isTaken) return;
    draft.drop();
    onClose();
  };
  const cancel = () => {
    draft.drop();
    onClose();
  };
  return (
    <Dialog title={question.title} onClose={onClose} testId="reason-dialog">
      <ImeForm onSubmit={record}>
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
          <Actions>
            <Button onPress={cancel}>{t("cancel")}</Button>
            <Button look="solid" submit disabled={!isComplete || isSending} testId="reason-confirm">
              {t("record")}
            </Button>
          </Actions>
        </Stack>
      </ImeForm>
    </Dialog>
  );
}
