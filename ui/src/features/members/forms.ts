import type { BookCell } from "../../api/types/BookCell";
import type { BookKind } from "../../api/types/BookKind";
import type { MemberContract } from "../../api/types/MemberContract";
import type { MemberDevice } from "../../api/types/MemberDevice";
import type { MemberPastClaim } from "../../api/types/MemberPastClaim";
import type { MemberView } from "../../api/types/MemberView";

/** A field of a form of the book, by the name of the import; `many` may be said more than once. */
export interface FormField {
  field: string;
  input?: "plan" | "benefit" | "outcome";
  isRequired?: boolean;
  isMany?: boolean;
}

/** What each form asks for. Paid terms of a contract are pairs and have their own part of it. */
export const FORMS: Record<BookKind, FormField[]> = {
  member: [
    { field: "number", isRequired: true },
    { field: "name", isRequired: true },
    { field: "kana" },
    { field: "phone", isMany: true },
    { field: "email" },
    { field: "address" },
  ],
  contract: [
    { field: "plan", input: "plan", isRequired: true },
    { field: "joined_on", isRequired: true },
    { field: "ended_on" },
  ],
  device: [
    { field: "imei" },
    { field: "serial" },
    { field: "maker" },
    { field: "model" },
    { field: "registered_on" },
  ],
  past_claim: [
    { field: "claim_applied_on", isRequired: true },
    { field: "claim_accident_on" },
    { field: "claim_benefit", input: "benefit" },
    { field: "claim_outcome", input: "outcome" },
    { field: "claim_amount" },
    { field: "claim_paid_on" },
  ],
};

/** What stands in a form: of every field its lines. */
export type Entered = Record<string, string[]>;

/** A form that is open: for something new, or in the place of what is in the book. */
export interface OpenForm {
  kind: BookKind;
  id: string | null;
  of: string | null;
  /** The plan whose benefits an earlier claim can be of. */
  plan: string | null;
  entered: Entered;
}

const one = (text: string | null | undefined) => [text ?? ""];

/** The form of a member. */
export function memberForm(member: MemberView | null): OpenForm {
  const person = member?.person;
  return {
    kind: "member",
    id: person?.memberId ?? null,
    of: null,
    plan: null,
    entered: {
      number: one(person?.memberNumber),
      name: one(person?.name),
      kana: one(person?.kana),
      phone: person && person.phones.length > 0 ? person.phones : [""],
      email: one(member?.email),
      address: one(member?.address),
    },
  };
}

/** The form of a contract. */
export function contractForm(member: MemberView, contract: MemberContract | null, plan: string): OpenForm {
  return {
    kind: "contract",
    id: contract?.contractId ?? null,
    of: member.person.memberId,
    plan: null,
    entered: {
      plan: one(contract?.plan ?? plan),
      joined_on: one(contract?.joinedOn),
      ended_on: one(contract?.endedOn),
      term_from: contract?.terms.map((term) => term.from) ?? [],
      term_until: contract?.terms.map((term) => term.until) ?? [],
    },
  };
}

/** The form of a registered device. */
export function deviceForm(contract: MemberContract, device: MemberDevice | null): OpenForm {
  return {
    kind: "device",
    id: device?.deviceId ?? null,
    of: contract.contractId,
    plan: null,
    entered: {
      imei: one(device?.imei),
      serial: one(device?.serial),
      maker: one(device?.maker),
      model: one(device?.model),
      registered_on: one(device?.registeredOn),
    },
  };
}

/** The form of a claim that was decided elsewhere. */
export function pastClaimForm(contract: MemberContract, past: MemberPastClaim | null): OpenForm {
  return {
    kind: "past_claim",
    id: past?.pastClaimId ?? null,
    of: contract.contractId,
    plan: contract.plan,
    entered: {
      claim_applied_on: one(past?.appliedOn),
      claim_accident_on: one(past?.accidentOn),
      claim_benefit: one(past?.benefit),
      claim_outcome: one(past?.outcome),
      claim_amount: one(past?.amount),
      claim_paid_on: one(past?.paidOn),
    },
  };
}

/** The cells that a form sends: what is empty says nothing. Both ends of a term go together, in their order. */
export function cellsOf(entered: Entered): BookCell[] {
  const { term_from: from = [], term_until: until = [], ...rest } = entered;
  const cells = Object.entries(rest).flatMap(([field, lines]) => lines.map((text) => ({ field, text })));
  const terms = from.flatMap((text, index) => [
    { field: "term_from", text },
    { field: "term_until", text: until[index] ?? "" },
  ]);
  return [...cells, ...terms].filter((cell) => cell.text.trim() !== "");
}
