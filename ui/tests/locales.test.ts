import { FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import en from "../../assets/locales/en.ftl?raw";
import ja from "../../assets/locales/ja.ftl?raw";
import zhHans from "../../assets/locales/zh-Hans.ftl?raw";
import { LANGUAGES } from "../src/i18n/languages";

const SOURCES = { ja, "zh-Hans": zhHans, en };

function keysOf(source: string): string[] {
  return [...new FluentResource(source).body].map((message) => message.id);
}

const WRITTEN = import.meta.glob<string>(["../src/**/*.{ts,tsx}", "!../src/api/types/**"], {
  query: "?raw",
  import: "default",
  eager: true,
});

test("every message is there in all three languages, once", () => {
  const english = keysOf(SOURCES.en);
  expect(new Set(english).size).toBe(english.length);
  for (const language of LANGUAGES) expect(keysOf(SOURCES[language])).toEqual(english);
});

test("no line of a locale is lost to a mistake in its syntax", () => {
  for (const language of LANGUAGES) {
    const written = SOURCES[language].split("\n").filter((line) => /^[a-z][\w-]* =/.test(line)).length;
    expect(keysOf(SOURCES[language]).length).toBe(written);
  }
});

test("every message the window names exists", () => {
  const known = new Set(keysOf(SOURCES.en));
  const named = Object.values(WRITTEN).flatMap((text) =>
    [...text.matchAll(/\bt\(\s*"([a-z][\w-]*)"/g)].map((found) => found[1] ?? ""),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((key) => !known.has(key))).toEqual([]);
});
