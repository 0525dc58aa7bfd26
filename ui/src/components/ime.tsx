import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { useRef } from "react";

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

/** A form which the Enter that confirms an IME conversion does not submit. */
export function ImeForm(props: {
  onSubmit: () => void;
  children: ReactNode;
  className?: string;
  label?: string;
  testId?: string;
}) {
  const composing = useRef(false);
  return (
    <form
      className={props.className}
      aria-label={props.label}
      data-testid={props.testId}
      noValidate
      onKeyDownCapture={(event) => {
        composing.current = isComposing(event);
        if (event.key === "Enter" && composing.current) event.preventDefault();
      }}
      onKeyUpCapture={() => {
        composing.current = false;
      }}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!composing.current) props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}
