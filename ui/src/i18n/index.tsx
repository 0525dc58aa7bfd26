import { LocalizationProvider, ReactLocalization } from "@fluent/react";
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import type { Label } from "../api/types/Label";
import { remember } from "../components/remember";
import { firstLanguage, type Language } from "./languages";
import { bundleOf, readLanguage } from "./messages";

type Args = Record<string, string | number>;

/** The texts of the window in the language in force. */
export interface Texts {
  language: Language;
  setLanguage: (language: Language) => Promise<void>;
  /** A message by its key. */
  t: (key: string, args?: Args) => string;
  /** Whether there is a message of that key. */
  has: (key: string) => boolean;
  /** A label of the desk. */
  label: (label: Label) => string;
}

const TextsContext = createContext<Texts | null>(null);

/** The texts; only inside `LanguageProvider`. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("no language above this component");
  return texts;
}

/** Gives the language, which has been read, to everything inside, and lets it be changed while the window is open. */
export function LanguageProvider({ initial, children }: { initial?: Language; children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => initial ?? firstLanguage());
  const l10n = useMemo(() => new ReactLocalization([bundleOf(language)]), [language]);
  const texts = useMemo<Texts>(
    () => ({
      language,
      setLanguage: async (chosen) => {
        remember("language", chosen);
        await readLanguage(chosen);
        setLanguage(chosen);
      },
      t: (key, args) => l10n.getString(key, args),
      has: (key) => l10n.getBundle(key) !== null,
      label: (label) => label[language] || label.en,
    }),
    [language, l10n],
  );
  // The glyphs of Japanese and Chinese differ: `lang` picks the font and, in it, the forms.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LocalizationProvider l10n={l10n}>
      <I18nProvider locale={language === "zh-Hans" ? "zh-CN" : language}>
        <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>
      </I18nProvider>
    </LocalizationProvider>
  );
}
