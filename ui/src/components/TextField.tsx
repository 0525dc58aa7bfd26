import { TextField as AriaTextField, Input, Label, Text, TextArea } from "react-aria-components";
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
  const shared = {
    className: styles.input,
    placeholder: props.placeholder,
    "data-testid": props.testId,
    autoComplete: "off",
    spellCheck: false,
  };
  return (
    <AriaTextField
      className={styles.field}
      aria-label={props.bare ? props.label : undefined}
      value={props.value}
      onChange={props.onChange}
      isRequired={props.required}
      isDisabled={props.disabled}
      autoFocus={props.autoFocus}
      type={props.secret ? "password" : "text"}
    >
      {!props.bare && <Label className={styles.label}>{props.label}</Label>}
      {props.lines ? (
        <TextArea {...shared} rows={props.lines} />
      ) : (
        <Input {...shared} inputMode={props.numeric ? "numeric" : undefined} />
      )}
      {props.hint && (
        <Text slot="description" className={styles.hint}>
          {props.hint}
        </Text>
      )}
    </AriaTextField>
  );
}
