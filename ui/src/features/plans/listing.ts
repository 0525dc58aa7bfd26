import type { Label } from "../../api/types/Label";
import type { PlanView } from "../../api/types/PlanView";
import type { Place } from "./context";

/** The kinds of rule in the order in which a claim is told: who and what, what not, by when, with what, how much. */
export const KINDS = [
  "eligibility",
  "exclusion",
  "deadline",
  "document",
  "evidence",
  "limit",
  "payout",
  "charge",
  "discretion",
] as const;

/** An entry of the list on the left. */
export interface Entry {
  place: Place;
  label: Label;
  /** Where it stands in the source; nothing for what has no place there. */
  clause: string;
  /** A reading that the house has not settled. */
  open?: boolean;
  /** Everything it can be found by. */
  words: string;
}

/** Entries under one heading; the heading is the message `kind-…` or `plan-…` of this name. */
export interface Section {
  id: string;
  entries: Entry[];
}

/** Names of facts and documents in every language, for searching. */
export type Names = (id: string) => Label | undefined;

const every = (label: Label | undefined) => (label ? `${label.ja} ${label["zh-Hans"]} ${label.en}` : "");

/** How words are compared: full and half width, capitals and small letters are one. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The list of a plan: rules by kind, readings, documents, clauses without effect. */
export function sections(plan: PlanView, benefit: string | null, names: Names): Section[] {
  const isOf = (benefits: string[]) => benefit === null || benefits.includes(benefit);
  const rules = plan.rules.filter((rule) => isOf(rule.benefits));
  const own = new Set(rules.map((rule) => rule.id));
  const named = (ids: string[]) => ids.map((id) => `${id} ${every(names(id))}`).join(" ");
  const byKind = KINDS.map((kind) => ({
    id: `kind-${kind}`,
    entries: rules
      .filter((rule) => rule.kind === kind)
      .map((rule) => ({
        place: { kind: "rule" as const, id: rule.id },
        label: rule.label,
        clause: rule.clause,
        words: [
          rule.id,
          rule.clause,
          rule.at,
          ...rule.inventory,
          every(rule.label),
          named(rule.facts),
          named(rule.documents),
          ...rule.readings,
        ].join(" "),
      })),
  }));
  const readings = plan.readings
    .filter((one) => one.picksVersion || one.rules.some((rule) => own.has(rule)))
    .map(({ reading, house }) => ({
      place: { kind: "reading" as const, id: reading.id },
      label: reading.question,
      clause: [reading.register, reading.clause].filter(Boolean).join(" · "),
      open: house === null,
      words: [
        reading.id,
        reading.register,
        reading.clause,
        every(reading.question),
        ...reading.choices.map((choice) => every(choice.label)),
      ].join(" "),
    }));
  const documents = plan.documents
    .filter((one) => [...one.askedBy, ...one.judgedBy].some((rule) => own.has(rule)))
    .map((one) => ({
      place: { kind: "document" as const, id: one.document },
      label: names(one.document) ?? { ja: one.document, "zh-Hans": one.document, en: one.document },
      clause: "",
      words: `${named([one.document])} ${named(one.proves)}`,
    }));
  const silent = plan.noEffect.map((one) => ({
    place: { kind: "no-effect" as const, id: one.id },
    label: one.why,
    clause: one.clause || one.inventory.join(" "),
    words: [...one.inventory, one.clause, one.at, every(one.why)].join(" "),
  }));
  return [
    ...byKind,
    { id: "plan-readings", entries: readings },
    { id: "plan-documents", entries: documents },
    { id: "plan-no-effect", entries: benefit === null ? silent : [] },
  ].filter((section) => section.entries.length > 0);
}

/** Whether a text has a word. A number is a whole number: clause 7 is not line 197. */
function has(text: string, word: string): boolean {
  return /^\d+$/.test(word) ? new RegExp(`(?<!\\d)${word}(?!\\d)`).test(text) : text.includes(word);
}

/** The sections with only what has every word that is searched for. */
export function found(all: Section[], search: string): Section[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return all;
  return all
    .map((section) => ({
      ...section,
      entries: section.entries.filter((entry) => {
        const words = plain(entry.words);
        return wanted.every((word) => has(words, word));
      }),
    }))
    .filter((section) => section.entries.length > 0);
}
