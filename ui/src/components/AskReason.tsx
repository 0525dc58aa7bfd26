import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from "react";

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

/** Asks, and does something with the answer; whether that was taken. Until it is, the question stays with what was typed. */
type Ask = (question: Question, send: (answer: Answer) => Promise<boolean>) => void;

const AskContext = createContext<Ask | null>(null);

/** Asks a person for a reason. Nothing is sent when they change their mind. */
export function useAsk(): Ask {
  const ask = useContext(AskContext);
  if (!ask) throw new Error("no questions above this component");
  return ask;
}

interface Asked {
  question: Question;
  send: (answer: Answer) => Promise<boolean>;
}

/** Puts questions in a dialog over everything inside. */
export function AskProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useCallback<Ask>((question, send) => setAsked({ question, send }), []);
  return (
    <AskContext.Provider value={ask}>
      {children}
      <Suspense>{asked && <ReasonDialog {...asked} onClose={() => setAsked(null)} />}</Suspense>
    </AskContext.Provider>
  );
}
