import { useState } from "react";
import { useTexts } from "../i18n";
import type { Answer, Question } from "./AskReason";
import { Button } from "./Button";
import { Dialog, Stack } from "./Dialog";
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
  const [reason, setReason] = useState("");
  const [value, setValue] = useState("");
  const isComplete = reason.trim() !== "" && (question.value === undefined || value.trim() !== "");
  const send = () => isComplete && onFinish({ reason: reason.trim(), value: value.trim() });
  return (
    <Dialog title={question.title} onClose={() => onFinish(null)} testId="reason-dialog">
      <ImeForm onSubmit={send}>
        <Stack>
          {question.value !== undefined && (
            <TextField
              label={question.value}
              value={value}
              onChange={setValue}
              autoFocus
              testId="reason-value"
            />
          )}
          <TextField
            label={question.label}
            value={reason}
            onChange={setReason}
            hint={question.hint}
            autoFocus={question.value === undefined}
            testId="reason-text"
          />
          <div style={{ display: "flex", justifyContent: "flex-end", gap: 8 }}>
            <Button onPress={() => onFinish(null)}>{t("cancel")}</Button>
            <Button look="solid" submit disabled={!isComplete} testId="reason-confirm">
              {t("record")}
            </Button>
          </div>
        </Stack>
      </ImeForm>
    </Dialog>
  );
}
