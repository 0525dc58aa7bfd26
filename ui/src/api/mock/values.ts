import type { CandidateView } from "../types/CandidateView";
import type { EvidenceView } from "../types/EvidenceView";
import type { FactInput } from "../types/FactInput";
import type { Label } from "../types/Label";

/** First year of an era, less one. */
const ERAS: Record<string, number> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 };

/** What the real desk does far more thoroughly: a date as people write it, as `2026-04-02`. */
export function normalDate(text: string): string {
  const plain = text.normalize("NFKC").trim();
  const era = /^(令和|平成|R|H)(\d+|元)[年.](\d+)[月.](\d+)日?$/.exec(plain);
  const west = /^(\d{4})[-/年.](\d+)[-/月.](\d+)日?$/.exec(plain);
  const pad = (part: string | undefined) => String(part).padStart(2, "0");
  if (era) {
    const year = (ERAS[era[1] ?? ""] ?? 0) + (era[2] === "元" ? 1 : Number(era[2]));
    return `${year}-${pad(era[3])}-${pad(era[4])}`;
  }
  return west ? `${west[1]}-${pad(west[2])}-${pad(west[3])}` : plain;
}

/** A value as text in each language. */
export function textOf(input: FactInput, value: unknown): Label {
  const every = (text: string): Label => ({ ja: text, "zh-Hans": text, en: text });
  switch (input.type) {
    case "bool":
      return value ? { ja: "はい", "zh-Hans": "是", en: "Yes" } : { ja: "いいえ", "zh-Hans": "否", en: "No" };
    case "enum":
      return input.options.find((option) => option.value === value)?.label ?? every(String(value));
    case "yen":
      return every(`¥${Number(value).toLocaleString("en")}`);
    case "instant":
      return every(String(value).slice(0, 16).replace("T", " "));
    case "list": {
      const count = (value as { items: unknown[] }).items.length;
      return { ja: `${count}件`, "zh-Hans": `${count}项`, en: `${count} lines` };
    }
    default:
      return every(String(value));
  }
}

/** One of several values, each read from another place of a piece of evidence. */
export function candidate(
  input: FactInput,
  value: unknown,
  index: number,
  from?: EvidenceView,
): CandidateView {
  return {
    text: textOf(input, value),
    value,
    source: {
      kind: "evidence",
      evidenceId: from?.evidenceId ?? null,
      page: 1,
      region: [0.1, 0.2 + index / 10, 0.4, 0.05],
      by: "sample",
      at: "2026-04-05T10:20:00+09:00",
      note: null,
      dossierId: null,
      dossierNumber: null,
    },
  };
}
