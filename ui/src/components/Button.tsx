import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
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

/** A button; with `label` it is a square with a sign. */
export function Button(props: ButtonProps) {
  const isIcon =
    props.label !== undefined && props.shortcut === undefined && typeof props.children !== "string";
  return (
    <AriaButton
      className={classes(
        styles.button,
        props.look && styles[props.look],
        props.small && styles.small,
        isIcon && props.look !== "link" && styles.icon,
        props.on && styles.on,
      )}
      onPress={props.onPress}
      isDisabled={props.disabled}
      type={props.submit ? "submit" : "button"}
      aria-label={props.label}
      aria-pressed={props.on}
      autoFocus={props.autoFocus}
      preventFocusOnPress={props.keepsFocus}
      data-testid={props.testId}
    >
      {props.children}
      {props.shortcut && <Key>{props.shortcut}</Key>}
    </AriaButton>
  );
}

/** A key, as printed on a keyboard. */
export function Key({ children }: { children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true">
      {children}
    </span>
  );
}
