import type { DeskError } from "../api/types/DeskError";
import type { Texts } from "../i18n";

/** An error in the person's language: our own sentence for its code, else what the desk said. */
export function errorText(error: DeskError, { t, has }: Pick<Texts, "t" | "has">): string {
  const key = `error-${error.code.replaceAll("_", "-")}`;
  if (!has(key)) return error.message;
  return t(key, Object.fromEntries(error.hints.map((hint) => [hint.name, hint.value])));
}
