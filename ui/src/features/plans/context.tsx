import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

/** What is looked at in a plan. */
export type Place =
  | { kind: "about" }
  | { kind: "rule"; id: string }
  | { kind: "reading"; id: string }
  | { kind: "document"; id: string }
  | { kind: "fact"; id: string }
  | { kind: "no-effect"; id: string };

/** The views of the plan browser. */
export type PlanTab = "clauses" | "try" | "versions" | "house";

/** Where the plan browser opens. */
export interface PlanTarget {
  plan?: string;
  version?: string;
  place?: Place;
  tab?: PlanTab;
}

interface PlanBrowserControl {
  target: PlanTarget | null;
  open: (target: PlanTarget) => void;
  close: () => void;
}

const PlanBrowserContext = createContext<PlanBrowserControl | null>(null);

/** How to open the plan browser from anywhere in the window. */
export function usePlanBrowser(): PlanBrowserControl {
  const control = useContext(PlanBrowserContext);
  if (!control) throw new Error("no plan browser above this component");
  return control;
}

/** Holds whether the plan browser is open, and where it begins. */
export function PlanBrowserProvider({ children }: { children: ReactNode }) {
  const [target, setTarget] = useState<PlanTarget | null>(null);
  const control = useMemo(() => ({ target, open: setTarget, close: () => setTarget(null) }), [target]);
  return <PlanBrowserContext value={control}>{children}</PlanBrowserContext>;
}
