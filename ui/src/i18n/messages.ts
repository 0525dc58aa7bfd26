import { FluentBundle, FluentResource } from "@fluent/bundle";
import { type Language, readText } from "./languages";

const bundles = new Map<Language, FluentBundle>();

/** Reads the messages of a language. No isolation marks: what is shown is also copied. */
export async function readLanguage(language: Language): Promise<void> {
  if (bundles.has(language)) return;
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource(new FluentResource(await readText(language)));
  bundles.set(language, bundle);
}

/** The messages of a language that has been read. */
export function bundleOf(language: Language): FluentBundle {
  const bundle = bundles.get(language);
  if (!bundle) throw new Error(`the messages of ${language} have not been read`);
  return bundle;
}
