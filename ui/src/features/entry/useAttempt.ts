import { useState } from "react";
import { toDeskError } from "../../api/backend";
import type { DeskError } from "../../api/types/DeskError";

/** One try at the lock after the other: whether one is under way, and why the last one failed. */
export function useAttempt() {
  const [isTrying, setTrying] = useState(false);
  const [failed, setFailed] = useState<DeskError | null>(null);
  const attempt = async <T>(work: () => Promise<T>, onDone: (answer: T) => void) => {
    setTrying(true);
    setFailed(null);
    try {
      onDone(await work());
    } catch (thrown) {
      setFailed(toDeskError(thrown));
    } finally {
      setTrying(false);
    }
  };
  return { isTrying, failed, attempt };
}
