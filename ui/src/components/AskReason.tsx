import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from "react";

/** What a person is asked. */
export interface Question {
  title: string;
  /** Label of the first line; the reason itself unless `value` is asked too. */
  label: string;
  /** A second thing to enter beside the reason, such as an amount. */
  value?: string;
  hint?: string;
}

/** What they said. */
export interface Answer {
  reason: string;
  value: string;
}

const ReasonDialog = lazy(async () => ({ default: (await import("./ReasonDialog")).ReasonDialog }));

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
      <Suspense>{open && <ReasonDialog question={open.question} onFinish={finish} />}</Suspense>
    </AskContext.Provider>
  );
}
