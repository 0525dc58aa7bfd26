import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components";
import styles from "./field.module.css";
import { Icon } from "./Icon";

interface CheckboxProps {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  testId?: string;
}

/** Yes or no. */
export function Checkbox(props: CheckboxProps) {
  return (
    <AriaCheckbox
      className={styles.check}
      isSelected={props.checked}
      onChange={props.onChange}
      isDisabled={props.disabled}
      data-testid={props.testId}
    >
      <span className={styles.box}>{props.checked && <Icon name="check" size={12} />}</span>
      <span>{props.children}</span>
    </AriaCheckbox>
  );
}
