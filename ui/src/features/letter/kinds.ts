import type { ClaimView } from "../../api/types/ClaimView";
import type { LetterKind } from "../../api/types/LetterKind";
import type { LetterRequest } from "../../api/types/LetterRequest";

/** Every kind of letter. */
export const LETTER_KINDS: LetterKind[] = [
  "payment",
  "partial_payment",
  "denial",
  "deficiency",
  "acknowledgement",
  "extension",
];

/** The letter a claim needs next: what was decided on the benefit, or what is missing. */
export function proposedKind(claim: ClaimView, benefit: string, asking: boolean): LetterKind {
  const decision = claim.decisions.find((one) => one.benefit === benefit && !one.reversed);
  if (asking || !decision) return "deficiency";
  return decision.letter;
}

/** Whether a kind of letter names a day. */
export function namesDay(kind: LetterKind): boolean {
  return kind === "deficiency" || kind === "extension";
}

/** A day so many days after another, both as `2026-04-02`. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A request without a day where the kind names none. */
export function clean(letter: LetterRequest): LetterRequest {
  return namesDay(letter.kind) ? letter : { ...letter, replyBy: null };
}
