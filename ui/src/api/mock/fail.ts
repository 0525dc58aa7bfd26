import type { DeskError } from "../types/DeskError";

/** Refuses as the desk would. */
export function fail(code: string, message: string, hints: DeskError["hints"] = []): never {
  throw { code, message, hints } satisfies DeskError;
}
