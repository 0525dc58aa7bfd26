import { remembered } from "../components/remember";

/** The languages of the window; also the keys of a `Label`. */
export const LANGUAGES = ["ja", "zh-Hans", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name: who looks for it reads that name. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  ja: "日本語",
  "zh-Hans": "简体中文",
  en: "English",
};

const texts: Record<Language, () => Promise<{ default: string }>> = {
  ja: () => import("../../../assets/locales/ja.ftl?raw"),
  "zh-Hans": () => import("../../../assets/locales/zh-Hans.ftl?raw"),
  en: () => import("../../../assets/locales/en.ftl?raw"),
};

/** Reads the Fluent text of a language, once: a window starts with one of them. */
export async function readText(language: Language): Promise<string> {
  return (await texts[language]()).default;
}

/** The language a tag asks for; Japanese for any language the window does not speak. */
export function languageOf(tag: string | undefined): Language {
  const lower = (tag ?? "").toLowerCase();
  if (lower.startsWith("zh")) return "zh-Hans";
  if (lower.startsWith("en")) return "en";
  return "ja";
}

/** The language the window starts in: as it was told, as it was left, or as the system says. */
export function firstLanguage(): Language {
  return languageOf(window.__SATEI__?.lang ?? remembered("language") ?? navigator.language);
}
