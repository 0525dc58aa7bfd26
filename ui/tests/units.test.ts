import { describe, expect, test } from "vitest";
import type { FactView } from "../src/api/types/FactView";
import { keyOf } from "../src/components/commands";
import { errorText } from "../src/components/errorText";
import { fitted, START, zoomed } from "../src/features/evidence/pose";
import { claimValue, draftOf } from "../src/features/facts/values";
import { daysAfter } from "../src/features/letter/kinds";
import { amountRange, instant, yen } from "../src/i18n/format";
import { type Language, languageOf } from "../src/i18n/languages";
import { bundleOf } from "../src/i18n/messages";

/** The real texts of a language. */
function textsOf(language: Language) {
  const bundle = bundleOf(language);
  return {
    language,
    has: (key: string) => bundle.hasMessage(key),
    t: (key: string, values?: Record<string, string | number>) =>
      bundle.formatPattern(bundle.getMessage(key)?.value ?? "", values ?? null),
  };
}

describe("what is shown", () => {
  test("yen are grouped without ever being a number", () => {
    expect(yen("9007199254740993123")).toBe("¥9,007,199,254,740,993,123");
    expect(amountRange({ from: "0", to: "75000" }, "∞")).toBe("¥0–75,000");
    expect(amountRange({ from: "0", to: null }, "no limit")).toBe("¥0–no limit");
  });

  test("an instant keeps the wall clock of its own offset; without one it is shown in Tokyo", () => {
    expect(instant("2026-04-02T18:30:00+09:00")).toBe("2026-04-02 18:30");
    expect(instant("2026-04-02T18:30:00Z")).toBe("2026-04-03 03:30");
  });

  test("an unknown error code falls back to the desk's own sentence", () => {
    const texts = {
      language: "ja" as const,
      t: (key: string) => key,
      has: (key: string) => key === "error-stale" || key === "error-unknown",
    };
    expect(errorText({ code: "brand_new", message: "Something new.", hints: [] }, texts)).toBe(
      "Something new.",
    );
    expect(errorText({ code: "stale", message: "", hints: [] }, texts)).toBe("error-stale");
    expect(errorText({ code: "unknown_evidence", message: "", hints: [] }, texts)).toBe("error-unknown");
  });

  test("each mistake of a claim file is told with its place, in the language in force", () => {
    const hints = [
      { name: "mistake", value: "no-such-day" },
      { name: "path", value: "/facts/joined_on" },
      { name: "place@ja", value: "事実「加入日」" },
      { name: "place@zh-Hans", value: "事实“加入日期”" },
      { name: "place@en", value: "fact “Joined on”" },
      { name: "found", value: "2026-02-30" },
      { name: "mistake", value: "unknown-document" },
      { name: "path", value: "/documents/recipt" },
      { name: "place@ja", value: "書類「recipt」" },
      { name: "place@zh-Hans", value: "文件“recipt”" },
      { name: "place@en", value: "document “recipt”" },
      { name: "id", value: "recipt" },
      { name: "near", value: "receipt" },
    ];
    const error = { code: "claim_file_wrong", message: "", hints };
    const told = (language: Language) => errorText(error, textsOf(language)).split("\n").slice(1);
    expect(told("ja")).toEqual([
      "・事実「加入日」（/facts/joined_on）: 「2026-02-30」という日はありません。",
      "・書類「recipt」（/documents/recipt）: 「recipt」という書類はありません。「receipt」ではありませんか。",
    ]);
    expect(told("zh-Hans")[0]).toBe("・事实“加入日期”（/facts/joined_on）：没有“2026-02-30”这一天。");
    expect(told("en")[1]).toBe(
      "・document “recipt” (/documents/recipt): There is no document “recipt”. Did you mean “receipt”?",
    );
  });

  test("a wrong value is told by the name of its fact, without a bracket of another language", () => {
    const hints = [
      { name: "fact", value: "joined_on" },
      { name: "name@ja", value: "加入日" },
      { name: "name@en", value: "Joined on" },
      { name: "mistake", value: "outside-era" },
      { name: "found", value: "平成31年5月1日" },
      { name: "era", value: "平成" },
      { name: "date", value: "2019-05-01" },
    ];
    const error = { code: "fact_wrong", message: "", hints };
    expect(errorText(error, textsOf("ja")).split("\n")).toEqual([
      "「加入日」をこの内容では記録できません。何も変更していません。直して入力してください。",
      "「平成31年5月1日」は平成の期間外です。西暦では 2019-05-01 に当たります。",
    ]);
  });

  test("what is not there is told by its sort, with the name that was probably meant", () => {
    const hints = [
      { name: "id", value: "okipa-plus-paid" },
      { name: "near", value: "okippa-plus-paid" },
    ];
    const told = errorText({ code: "unknown_plan", message: "", hints }, textsOf("en"));
    expect(told).toContain("There is no plan “okipa-plus-paid”.");
    expect(told).toContain("Did you mean “okippa-plus-paid”?");
  });

  test("in English one of a thing is one", () => {
    const { t } = textsOf("en");
    const told = (key: string, values: Record<string, number>) => t(key, values).replace(/\s+/g, " ");
    expect(told("candidates", { count: 1 })).toBe("1 candidate");
    expect(told("candidates", { count: 2 })).toBe("2 candidates");
    expect(told("import-rows", { total: 1 })).toBe("1 row");
    expect(told("import-commit", { count: 1 })).toBe("Import 1 row");
    expect(told("import-commit", { count: 0 })).toBe("Import 0 rows");
    expect(told("import-done", { accepted: 1, refused: 2 })).toBe("1 row was taken in, 2 refused.");
    expect(told("versions-summary", { changed: 1, same: 1 })).toBe("1 rule differs, 1 is the same");
    expect(told("versions-summary", { changed: 2, same: 3 })).toBe("2 rules differ, 3 are the same");
  });

  test("a tag leads to the nearest language the window speaks", () => {
    expect(["zh-CN", "zh-Hans", "en-GB", "ja-JP", "fr", undefined].map(languageOf)).toEqual([
      "zh-Hans",
      "zh-Hans",
      "en",
      "ja",
      "ja",
      "ja",
    ]);
  });
});

describe("what is entered", () => {
  test("an instant stands as one types it, by another clock with its zone", () => {
    const shown = (value: unknown) => draftOf({ value } as FactView, { type: "instant" });
    expect(shown("2026-10-18T14:00:00+09:00")).toBe("2026-10-18 14:00");
    expect(shown("2026-10-18T14:00:30+09:00")).toBe("2026-10-18 14:00:30");
    expect(shown("2026-10-18T14:00:00+08:00")).toBe("2026-10-18T14:00:00+08:00");
    const span = shown({ from: "2026-10-18T14:00:00+09:00", to: "2026-10-19T09:30:00+09:00" });
    expect(span).toBe("2026-10-18 14:00..2026-10-19 09:30");
    expect(claimValue(span, { type: "instant" })).toEqual({
      from: "2026-10-18 14:00",
      to: "2026-10-19 09:30",
    });
  });

  test("a span of which one end is open stays one through the editor", () => {
    const input = { type: "date" as const };
    for (const [value, typed] of [
      [{ from: "2026-04-01" }, "2026-04-01.."],
      [{ to: "2026-04-03" }, "..2026-04-03"],
    ] as const) {
      expect(draftOf({ value } as unknown as FactView, input)).toBe(typed);
      expect(claimValue(typed, input)).toEqual(value);
    }
  });

  test("of a yes or no only these become one: the desk is left to refuse anything else", () => {
    const bool = { type: "bool" as const };
    expect(["true", "false", "はい", "yes"].map((text) => claimValue(text, bool))).toEqual([
      true,
      false,
      "はい",
      "yes",
    ]);
  });

  test("an interval, a yes, a list", () => {
    expect(claimValue("2026-04-01..2026-04-03", { type: "date" })).toEqual({
      from: "2026-04-01",
      to: "2026-04-03",
    });
    expect(claimValue("true", { type: "bool" })).toBe(true);
    const columns = [
      { name: "amount", label: { ja: "", "zh-Hans": "", en: "" }, input: { type: "yen" as const } },
    ];
    const list = claimValue(
      { items: [{ amount: "１２００" }, {}], complete: false },
      { type: "list", columns },
    );
    expect(list).toEqual({ items: [{ amount: "１２００" }], complete: false });
  });

  test("a list that is complete only from a day on keeps that day through the editor", () => {
    const input = { type: "list" as const, columns: [] };
    const value = { items: [], complete: false, complete_from: "2024-04-01" };
    const fact = { name: "earlier_claims", value } as unknown as FactView;
    expect(claimValue(draftOf(fact, input), input)).toEqual(value);
  });

  test("a reply-by day crosses months and leap days", () => {
    expect(daysAfter("2028-02-20", 14)).toBe("2028-03-05");
  });

  test("keys are written one way", () => {
    expect(keyOf(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey: true }))).toBe(
      "Ctrl+Shift+Z",
    );
    expect(keyOf(new KeyboardEvent("keydown", { key: "?", shiftKey: true }))).toBe("?");
  });
});

describe("the viewer", () => {
  test("fits a page turned on its side by its other edge", () => {
    const page = { width: 1000, height: 2000 };
    expect(fitted(page, { width: 1032, height: 1032 }, 0)).toBe(0.5);
    expect(fitted(page, { width: 2032, height: 1032 }, 90)).toBe(1);
  });

  test("the point under the pointer stays where it is", () => {
    const at = { x: 120, y: -40 };
    const posed = zoomed(START, 2, at);
    expect([at.x - (at.x - START.x) * 2, posed.x]).toEqual([-120, -120]);
    expect(posed.zoom).toBe(2);
  });
});
