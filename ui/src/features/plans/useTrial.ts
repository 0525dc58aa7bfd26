import { useTrialAnswer } from "../../api/hooks";
import type { DocumentState } from "../../api/types/DocumentState";
import type { FactInfo } from "../../api/types/FactInfo";
import type { Subject } from "../../api/types/Subject";
import type { Trial } from "../../api/types/Trial";
import { useSettled } from "../../components/useSettled";
import { claimValue, type Draft, isEmpty } from "../facts/values";

/** How long after the last key the desk is asked, in milliseconds. */
const PAUSE = 150;

/** What was entered by hand. Nothing of it is kept. */
export interface Entered {
  asOf: string;
  version: string | null;
  facts: Record<string, Draft>;
  documents: Record<string, DocumentState>;
  /** Readings taken otherwise than the house has them; `null` leaves one open. */
  readings: Record<string, string | null>;
}

export const NOTHING: Entered = { asOf: "", version: null, facts: {}, documents: {}, readings: {} };

/** What is asked of the desk. */
export function trialOf(
  plan: string,
  subject: Subject,
  entered: Entered,
  facts: Map<string, FactInfo>,
): Trial {
  const typed: Record<string, unknown> = {};
  for (const [name, draft] of Object.entries(entered.facts)) {
    const info = facts.get(name);
    if (info && !isEmpty(draft)) typed[name] = claimValue(draft, info.input);
  }
  const { asOf, version, documents, readings } = entered;
  return { plan, subject, asOf, version, documents, readings, facts: typed };
}

/**
 * What the plan says to what was entered. An answer belongs to the question it was given to: while another
 * question is under way, `isCurrent` is false and what is shown is marked as being worked out.
 */
export function useTrial(trial: Trial) {
  const key = JSON.stringify(trial);
  const asked = useSettled(trial, PAUSE);
  const { data, error, isPlaceholderData } = useTrialAnswer(asked);
  const isCurrent = JSON.stringify(asked) === key && !isPlaceholderData && data !== undefined;
  return { asked, answer: data, error, isCurrent };
}
