import type { DeskError } from "../api/types/DeskError";
import type { Texts } from "../i18n";

/** The message of an error code. Codes that say what is not there share one sentence. */
function keyOf(code: string, has: Texts["has"]): string | null {
  const own = `error-${code.replaceAll("_", "-")}`;
  if (has(own)) return own;
  return code.startsWith("unknown_") ? "error-unknown" : null;
}

/** An error in the person's language: our own sentence for its code, else what the desk said. */
export function errorText(error: DeskError, { t, has }: Pick<Texts, "t" | "has">): string {
  const key = keyOf(error.code, has);
  if (key === null) return error.message;
  return t(key, Object.fromEntries(error.hints.map((hint) => [hint.name, hint.value])));
}

/** What keeps a letter from being issued, one sentence each. */
export function obstacleTexts(error: DeskError, texts: Pick<Texts, "t" | "has">): string[] {
  const problems = error.hints.filter((hint) => hint.name === "problem");
  const keys = problems.map((hint) => `letter-problem-${hint.value.replaceAll("_", "-")}`).filter(texts.has);
  return keys.length > 0 ? keys.map((key) => texts.t(key)) : [errorText(error, texts)];
}
