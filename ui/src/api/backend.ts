import type { DeskError } from "./types/DeskError";
import type { Picked } from "./types/Picked";
import type { Progress } from "./types/Progress";

/** What the native dialog shall choose. */
export type PickKind = "evidence" | "claim_file" | "claim_folder" | "members_csv" | "terms" | "save_letter";

/** What opens a desk that is shut; `again` tries once more without anything new. */
export type DeskKey = { kind: "passphrase" | "recovery"; text: string } | { kind: "again" };

/** Ends a subscription. */
export type Unsubscribe = () => void;

/**
 * The desk as the window sees it. The real one talks to the shell, the mock one to invented claims;
 * nothing else in the window knows which it has.
 */
export interface Backend {
  /** Runs one command of the contract; rejects with a `DeskError`. */
  call<T>(command: string, args: object): Promise<T>;
  /** Opens a desk that waits for its key; rejects with a `DeskError`, and the next key may be tried. */
  unlock(key: DeskKey): Promise<void>;
  /** Makes the desk that is not there yet; answers its recovery key, which is shown this once. */
  makeDesk(desk: { name: string; passphrase: string }): Promise<string>;
  /** Asks a person for files by the native dialog; `null` when they change their mind. */
  pick(what: PickKind, suggested?: string): Promise<Picked | null>;
  /** Address of an image, from its path in the `vault` scheme. */
  image(path: string): string;
  onProgress(listener: (progress: Progress) => void): Unsubscribe;
  onDropped(listener: (picked: Picked) => void): Unsubscribe;
  /** Tells why files that were dropped could not be kept for the desk. */
  onDropFailed(listener: (error: DeskError) => void): Unsubscribe;
  /** Tells whether files hover over the window. */
  onDragging(listener: (dragging: boolean) => void): Unsubscribe;
}

/** Whatever was thrown, as an error the window can show. */
export function toDeskError(thrown: unknown): DeskError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const { code, message } = thrown;
    const hints = "hints" in thrown && Array.isArray(thrown.hints) ? thrown.hints : [];
    return { code: String(code), message: String(message), hints };
  }
  return { code: "window", message: thrown instanceof Error ? thrown.message : String(thrown), hints: [] };
}
