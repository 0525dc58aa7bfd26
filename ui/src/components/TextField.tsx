import { type ChangeEvent, useId } from "react";
import styles from "./field.module.css";

interface TextFieldProps {
  label: string;
  /** The label is for screen readers only. */
  bare?: boolean;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  hint?: string;
  lines?: number;
  required?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  numeric?: boolean;
  /** What is typed is not shown. */
  secret?: boolean;
  testId?: string;
}

/** A line or a few lines of text. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const hint = `${id}-hint`;
  const shared = {
    id,
    className: styles.input,
    value: props.value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      props.onChange(event.target.value),
    placeholder: props.placeholder,
    required: props.required,
    disabled: props.disabled,
    autoFocus: props.autoFocus,
    autoComplete: "off",
    spellCheck: false,
    "aria-label": props.bare ? props.label : undefined,
    "aria-describedby": props.hint ? hint : undefined,
    "data-testid": props.testId,
  };
  return (
    <div className={styles.field}>
      {!props.bare && (
        <label htmlFor={id} className={styles.label}>
          {props.label}
        </label>
      )}
      {props.lines ? (
        <textarea {...shared} rows={props.lines} />
      ) : (
        <input
          {...shared}
          type={props.secret ? "password" : "text"}
          inputMode={props.numeric ? "numeric" : undefined}
        />
      )}
      {props.hint && (
        <span id={hint} className={styles.hint}>
          {props.hint}
        </span>
      )}
    </div>
  );
}
