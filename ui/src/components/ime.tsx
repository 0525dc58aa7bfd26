import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { useEffect } from "react";

/** Key code browsers give to a key that the input method has taken. */
const TAKEN_BY_IME = 229;

/**
 * Whether a key press belongs to an IME conversion. WebKit ends the composition *before* it reports the
 * Enter that confirmed it, so `isComposing` alone is not enough there: the key code still tells.
 */
export function isComposing(event: KeyboardEvent | globalThis.KeyboardEvent): boolean {
  const native = "nativeEvent" in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === TAKEN_BY_IME;
}

/** Runs `action` on an Enter that is meant as one. */
export function onEnter(action: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    action();
  };
}

/** Whether the key that is down was taken by the input method. */
let isTaken = false;

/**
 * Keeps the Enter that confirms a conversion and the Escape that gives it up from whatever lies around the input:
 * dialogs, searches, lists and forms see neither. Called once, for the whole window.
 */
export function useImeGuard() {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      isTaken = isComposing(event);
      if (!isTaken || (event.key !== "Enter" && event.key !== "Escape")) return;
      event.stopPropagation();
      if (event.key === "Enter") event.preventDefault();
    };
    const onKeyUp = () => {
      isTaken = false;
    };
    window.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("keyup", onKeyUp, true);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("keyup", onKeyUp, true);
    };
  }, []);
}

/** A form which the Enter that confirms an IME conversion does not submit; needs `useImeGuard` above it. */
export function ImeForm(props: {
  onSubmit: () => void;
  children: ReactNode;
  className?: string;
  label?: string;
  testId?: string;
}) {
  return (
    <form
      className={props.className}
      aria-label={props.label}
      data-testid={props.testId}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isTaken) props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}
