import { useSyncExternalStore } from "react";

function subscribe(listener: () => void) {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** The claim that is open, by the address of the window; `null` shows the queue. */
export function useOpenClaim(): string | null {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const found = /^#\/claim\/(.+)$/.exec(hash);
  return found?.[1] ? decodeURIComponent(found[1]) : null;
}

/** Opens a claim, or goes back to the queue. */
export function openClaim(claimId: string | null) {
  window.location.hash = claimId === null ? "#/" : `#/claim/${encodeURIComponent(claimId)}`;
}
