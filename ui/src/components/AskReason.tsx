import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useTexts } from "../i18n";
import { Button } from "./Button";
import { Dialog, Stack } from "./Dialog";
import { TextField } from "./fields";
import { ImeForm } from "./ime";

interface Question {
  title: string;
  /** Label of the first line; the reason itself unless `value` is asked too. */
  label: string;
  /** A second thing to enter beside the reason, such as an amount. */
  value?: string;
  hint?: string;
}

interface Answer {
  reason: string;
  value: string;
}

type Ask = (question: Question) => Promise<Answer | null>;

const AskContext = createContext<Ask | null>(null);

/** Asks a person for a reason; `null` when they change their mind. */
export function useAsk(): Ask {
  const ask = useContext(AskContext);
  if (!ask) throw new Error("no questions above this component");
  return ask;
}

/** Puts questions in a dialog over everything inside. */
export function AskProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ question: Question; settle: (answer: Answer | null) => void } | null>(
    null,
  );
  const ask = useMemo<Ask>(() => (question) => new Promise((settle) => setOpen({ question, settle })), []);
  const finish = (answer: Answer | null) => {
    open?.settle(answer);
    setOpen(null);
  };
  return (
    <AskContext.Provider value={ask}>
      {children}
      {open && <ReasonDialog question={open.question} onFinish={finish} />}
    </AskContext.Provider>
  );
}

function ReasonDialog({
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
