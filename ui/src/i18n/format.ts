import type { AmountView } from "../api/types/AmountView";

/** Zone of the desk: an instant that does not carry a zone of its own is shown in it. */
const DESK_ZONE = "Asia/Tokyo";

/** `30000` as `¥30,000`. Money stays text: it never passes through a float. */
export function yen(amount: string): string {
  const [, sign = "", digits = amount] = /^(-?)(\d+)$/.exec(amount) ?? [];
  return `${sign}¥${digits.replace(/\B(?=(\d{3})+$)/g, ",")}`;
}

/** An amount, or a range of it; `unbounded` says that nothing bounds it. */
export function amountRange(amount: AmountView, unbounded: string): string {
  if (amount.to === null) return `${yen(amount.from)}–${unbounded}`;
  return amount.from === amount.to ? yen(amount.from) : `${yen(amount.from)}–${yen(amount.to).slice(1)}`;
}

/** An instant as `2026-04-02 14:05`: wall clock of its own offset, or of the desk's zone. */
export function instant(text: string): string {
  const own = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?[+-]\d{2}:?\d{2}$/.exec(text);
  if (own) return `${own[1]} ${own[2]}`;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: DESK_ZONE,
    dateStyle: "short",
    timeStyle: "short",
  }).format(date);
}

/** The day an instant falls on in the desk's zone, as `2026-04-02`. */
export function deskDay(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: DESK_ZONE, dateStyle: "short" }).format(at);
}

/** A size of a file in the unit that reads best. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
