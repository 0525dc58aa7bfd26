import type { DeskError } from "../api/types/DeskError";
import type { Hint } from "../api/types/Hint";
import type { Texts } from "../i18n";

type Words = Pick<Texts, "t" | "has" | "language">;
type Values = Record<string, string>;

/** The message of an error code. Codes that say what is not there share one sentence. */
function keyOf(code: string, has: Texts["has"]): string | null {
  const own = `error-${code.replaceAll("_", "-")}`;
  if (has(own)) return own;
  return code.startsWith("unknown_") ? "error-unknown" : null;
}

/** The values of hints; of those that come in every language, as `name@ja`, the one in force. */
function valuesOf(hints: Hint[], language: Texts["language"]): Values {
  const values: Values = {};
  for (const { name, value } of hints) {
    const [plain = name, tag] = name.split("@");
    if (tag === undefined || tag === language) values[plain] = value;
  }
  return values;
}

/** The sentence with what was probably meant, or all that there is to choose from. */
function advised(key: string, text: string, values: Values, { t }: Words): string {
  if (values["near"] !== undefined) return t(`${key}-near`, { ...values, text });
  return values["known"] !== undefined && key === "mistake" ? t(`${key}-known`, { ...values, text }) : text;
}

/** One mistake, with its place where it has one. */
function mistakeText([code, ...hints]: Hint[], words: Words): string {
  const key = `mistake-${code?.value}`;
  if (!words.has(key)) return code?.value ?? "";
  const values = valuesOf(hints, words.language);
  const text = advised("mistake", words.t(key, values), values, words);
  return values["path"] === undefined ? text : words.t("mistake-at", { ...values, text });
}

/** The mistakes an error consists of: each begins with a hint `mistake`, the hints behind it are its values. */
function mistakesOf(hints: Hint[]): Hint[][] {
  const mistakes: Hint[][] = [];
  for (const hint of hints) {
    if (hint.name === "mistake") mistakes.push([hint]);
    else mistakes.at(-1)?.push(hint);
  }
  return mistakes;
}

/**
 * An error in the person's language: our own sentence for its code, else what the desk said. Below it, a line
 * each, the mistakes it consists of.
 */
export function errorText(error: DeskError, words: Words): string {
  const key = keyOf(error.code, words.has);
  if (key === null) return error.message;
  const first = error.hints.findIndex((hint) => hint.name === "mistake");
  const values = valuesOf(first < 0 ? error.hints : error.hints.slice(0, first), words.language);
  if (error.code.startsWith("unknown_")) values["what"] = error.code.slice("unknown_".length);
  const text = advised("error-unknown", words.t(key, values), values, words);
  const lines = mistakesOf(error.hints).map((mistake) => mistakeText(mistake, words));
  return [text, ...lines.map((line) => (lines.length > 1 ? `・${line}` : line))].join("\n");
}

/** What is wrong with one value, without the sentence around it. */
export function mistakeTexts(error: DeskError, words: Words): string {
  const lines = mistakesOf(error.hints).map((mistake) => mistakeText(mistake, words));
  return lines.length > 0 ? lines.join("\n") : errorText(error, words);
}

/** What keeps a letter from being issued, one sentence each. */
export function obstacleTexts(error: DeskError, texts: Words): string[] {
  const problems = error.hints.filter((hint) => hint.name === "problem");
  const keys = problems.map((hint) => `letter-problem-${hint.value.replaceAll("_", "-")}`).filter(texts.has);
  return keys.length > 0 ? keys.map((key) => texts.t(key)) : [errorText(error, texts)];
}
