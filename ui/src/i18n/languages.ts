import { FluentBundle, FluentResource } from "@fluent/bundle";
import en from "../../../assets/locales/en.ftl?raw";
import ja from "../../../assets/locales/ja.ftl?raw";
import zhHans from "../../../assets/locales/zh-Hans.ftl?raw";

/** The languages of the window; also the keys of a `Label`. */
export const LANGUAGES = ["ja", "zh-Hans", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name: who looks for it reads that name. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  ja: "日本語",
  "zh-Hans": "简体中文",
  en: "English",
};

/** The Fluent text of each language. */
export const SOURCES: Record<Language, string> = { ja, "zh-Hans": zhHans, en };

/** The language a tag asks for; Japanese for any language the window does not speak. */
export function languageOf(tag: string | undefined): Language {
  const lower = (tag ?? "").toLowerCase();
  if (lower.startsWith("zh")) return "zh-Hans";
  if (lower.startsWith("en")) return "en";
  return "ja";
}

/** The messages of one language. No isolation marks: what is shown is also copied. */
export function bundleOf(language: Language): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(SOURCES[language]));
  return bundle;
}
