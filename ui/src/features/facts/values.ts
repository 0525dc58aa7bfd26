import type { FactInput } from "../../api/types/FactInput";
import type { FactView } from "../../api/types/FactView";

/** What the claim-file form writes for a fact that is known not to exist. */
export const NONE = "none";

/** Whether a person wrote that there is none: in the words of their language, or as the claim file has it. */
export function saysNone(text: string, words: string): boolean {
  const written = text.trim();
  return written === NONE || words.split("|").includes(written);
}

/** One line of a list: field name to what was typed. */
export type Line = Record<string, string>;

/** A list as it is edited: its lines, and whether they are known to be all. */
export interface ListDraft {
  items: Line[];
  complete: boolean;
  /** The day from which none is missing, where not all are known. */
  complete_from?: string;
}

/** What an input holds while it is edited. */
export type Draft = string | ListDraft;

/** A claim-file value as one types it. */
function typed(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object" && ("from" in value || "to" in value)) {
    const end = (name: string) => clock(String((value as Record<string, unknown>)[name] ?? ""));
    const [from, to] = [end("from"), end("to")];
    return from === to ? from : `${from}..${to}`;
  }
  return clock(String(value));
}

/** An instant by the desk's clock as one types it; one by another clock keeps its zone. */
function clock(text: string): string {
  const local = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::00|(:\d\d))\+09:00$/.exec(text);
  return local ? `${local[1]} ${local[2]}${local[3] ?? ""}` : text;
}

/** The input's content for a fact as it stands. */
export function draftOf(fact: FactView, input: FactInput): Draft {
  if (input.type !== "list") return typed(fact.value);
  const list =
    typeof fact.value === "object" && fact.value !== null ? (fact.value as Partial<ListDraft>) : {};
  const items = (list.items ?? []).map((item) =>
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, typed(value)])),
  );
  return { ...list, items: items.length > 0 ? items : [{}], complete: list.complete ?? true };
}

/** Whether nothing was entered. */
export function isEmpty(draft: Draft): boolean {
  return typeof draft === "string" ? draft.trim() === "" : false;
}

/** Two ends of a span, of which one may be open: `2026-04-01..2026-04-03`, `2026-04-01..`, `..2026-04-03`. */
const SPAN = /^(.*?)\s*\.\.\s*(.*)$/;

function plain(text: string, input: FactInput): unknown {
  if (text === NONE) return NONE;
  // Whatever else stands there the desk refuses: it must not become a "no".
  if (input.type === "bool" && (text === "true" || text === "false")) return text === "true";
  const [, from, to] = SPAN.exec(text.trim()) ?? [];
  if ((from || to) && (input.type === "date" || input.type === "instant"))
    return { ...(from && { from }), ...(to && { to }) };
  return text.trim();
}

/** The claim-file value of what was entered. Dates, amounts and counts go as typed: the desk reads them. */
export function claimValue(draft: Draft, input: FactInput): unknown {
  if (typeof draft === "string") return plain(draft, input);
  const columns = input.type === "list" ? input.columns : [];
  const items = draft.items
    .map((line) => Object.entries(line).filter(([, text]) => text.trim() !== ""))
    .filter((entries) => entries.length > 0)
    .map((entries) =>
      Object.fromEntries(
        entries.map(([name, text]) => {
          const column = columns.find((one) => one.name === name);
          return [name, column ? plain(text, column.input) : text];
        }),
      ),
    );
  const { complete, complete_from } = draft;
  return complete || complete_from === undefined ? { items, complete } : { items, complete, complete_from };
}
