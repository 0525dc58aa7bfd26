import type { DeskError } from "./types/DeskError";
import type { Picked } from "./types/Picked";
import type { Progress } from "./types/Progress";

/** What the native dialog shall choose. */
export type PickKind = "evidence" | "claim_file" | "claim_folder" | "members_csv" | "save_letter";

/** A claim that moved on, on this desk. */
export interface ClaimChanged {
  claimId: string;
  head: string;
}

/** Ends a subscription. */
export type Unsubscribe = () => void;

/**
 * The desk as the window sees it. The real one talks to the shell, the mock one to invented claims;
 * nothing else in the window knows which it has.
 */
export interface Backend {
  /** Runs one command of the contract; rejects with a `DeskError`. */
  call<T>(command: string, args: object): Promise<T>;
  /** Asks a person for files by the native dialog; `null` when they change their mind. */
  pick(what: PickKind, suggested?: string): Promise<Picked | null>;
  /** Address of an image, from its path in the `vault` scheme. */
  image(path: string): string;
  onProgress(listener: (progress: Progress) => void): Unsubscribe;
  onDropped(listener: (picked: Picked) => void): Unsubscribe;
  onChanged(listener: (changed: ClaimChanged) => void): Unsubscribe;
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
