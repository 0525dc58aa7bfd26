import { describe, expect, test } from "vitest";
import tokens from "../src/components/tokens.css?raw";

/** The colours of one theme, by name. */
function colours(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1] ?? "", found[2] ?? ""]),
  );
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const [light = "", system = "", dark = ""] = tokens.split(/(?=:root)/).slice(1);
const GROUNDS = ["paper", "pane", "hover", "chosen"];
const TEXTS = ["ink", "ink-2", "ink-3", "good", "bad", "open", "defect"];
const TINTED = [
  ["bad", "bad-tint"],
  ["open", "open-tint"],
  ["on-solid", "solid"],
  ["ink-2", "open-tint"],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("text can be read in the %s theme (AA)", (_, block) => {
  const theme = colours(block);
  const of = (name: string) => theme.get(name) ?? "";
  const pairs = [...GROUNDS.flatMap((ground) => TEXTS.map((text) => [text, ground])), ...TINTED];
  test.each(pairs)("%s on %s", (text, ground) => {
    expect(contrast(of(text ?? ""), of(ground ?? ""))).toBeGreaterThanOrEqual(4.5);
  });
  test("a field's border stands out from the paper", () => {
    expect(contrast(of("line-strong"), of("paper"))).toBeGreaterThanOrEqual(3);
  });
});

test("dark by the system and dark by choice are the same", () => {
  expect([...colours(system)]).toEqual([...colours(dark)]);
});
