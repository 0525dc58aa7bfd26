import type { AssessmentView } from "../../api/types/AssessmentView";
import type { ClaimView } from "../../api/types/ClaimView";
import type { Outcome } from "../../api/types/Outcome";
import type { Subject } from "../../api/types/Subject";

/** Whether a decision on the benefit stands: before another it is reversed. */
export function isDecided(claim: ClaimView, benefit: string): boolean {
  return claim.decisions.some((one) => one.benefit === benefit && !one.reversed);
}

/** The outcomes there are: a registration, or a service that pays no money, is granted or not. */
export function outcomesOf({ verdict }: AssessmentView, subject: Subject): Outcome[] {
  const isService = subject === "registration" || verdict === "entitled" || verdict === "not_entitled";
  return isService ? ["entitled", "not_entitled"] : ["paid", "partly_paid", "denied"];
}

/** Whether an outcome pays money. */
export function pays(outcome: Outcome): boolean {
  return outcome === "paid" || outcome === "partly_paid";
}

/** Digits of an amount as typed, in full or half width, with or without sign and commas. */
export function digitsOf(text: string): string {
  return text.normalize("NFKC").replace(/[¥円,\s]/g, "");
}

/** Whether a decision departs from what the assessment proposes and so needs a reason. */
export function departs({ proposal }: AssessmentView, outcome: Outcome, amount: string | null): boolean {
  return proposal?.outcome !== outcome || proposal.amount !== amount;
}
