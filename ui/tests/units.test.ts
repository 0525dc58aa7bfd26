import { describe, expect, test } from "vitest";
import type { FactView } from "../src/api/types/FactView";
import { keyOf } from "../src/components/commands";
import { errorText } from "../src/components/errorText";
import { fitted, START, zoomed } from "../src/features/evidence/pose";
import { claimValue, draftOf } from "../src/features/facts/values";
import { daysAfter } from "../src/features/letter/kinds";
import { amountRange, instant, yen } from "../src/i18n/format";
import { languageOf } from "../src/i18n/languages";

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
      t: (key: string) => key,
      has: (key: string) => key === "error-stale" || key === "error-unknown",
    };
    expect(errorText({ code: "brand_new", message: "Something new.", hints: [] }, texts)).toBe(
      "Something new.",
    );
    expect(errorText({ code: "stale", message: "", hints: [] }, texts)).toBe("error-stale");
    expect(errorText({ code: "unknown_evidence", message: "", hints: [] }, texts)).toBe("error-unknown");
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
