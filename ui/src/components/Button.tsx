import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import styles from "./button.module.css";

/** Classes joined, leaving out what is not there. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}

interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  look?: "solid" | "plain" | "link";
  small?: boolean;
  /** A button that shows only a sign needs its name said. */
  label?: string;
  /** Pressed in, for a button that switches something. */
  on?: boolean;
  disabled?: boolean;
  submit?: boolean;
  shortcut?: string;
  testId?: string;
  autoFocus?: boolean;
  /** Leaves the focus where it is: a button over a dialog that goes away once it is pressed. */
  keepsFocus?: boolean;
}

/**
 * A button; with `label` it is a square with a sign. The platform's own, not React Aria's: the first picture has two
 * dozen of them, and it gives all that they need.
 */
export function Button(props: ButtonProps) {
  const isIcon =
    props.label !== undefined && props.shortcut === undefined && typeof props.children !== "string";
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    // What lies around a button is not pressed with it.
    event.stopPropagation();
    // WebKit on a Mac does not focus a pressed button, and a dialog gives the focus back to where it was.
    if (!props.keepsFocus && document.activeElement !== event.currentTarget) event.currentTarget.focus();
    props.onPress?.();
  };
  return (
    <button
      type={props.submit ? "submit" : "button"}
      className={classes(
        styles.button,
        props.look && styles[props.look],
        props.small && styles.small,
        isIcon && props.look !== "link" && styles.icon,
        props.on && styles.on,
      )}
      onClick={onClick}
      onMouseDown={props.keepsFocus ? keepFocus : undefined}
      onKeyDown={pressOnce}
      disabled={props.disabled}
      aria-label={props.label}
      aria-pressed={props.on}
      // biome-ignore lint/a11y/noAutofocus: asked for where a dialog's answer is this button
      autoFocus={props.autoFocus}
      data-testid={props.testId}
    >
      {props.children}
      {props.shortcut && <Key>{props.shortcut}</Key>}
    </button>
  );
}

function keepFocus(event: MouseEvent) {
  event.preventDefault();
}

/** A key that is held presses once. */
function pressOnce(event: KeyboardEvent) {
  if (event.repeat && event.key === "Enter") event.preventDefault();
}

/** A key, as printed on a keyboard. */
export function Key({ children }: { children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true">
      {children}
    </span>
  );
}
