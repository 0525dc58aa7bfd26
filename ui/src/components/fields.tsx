import { type ReactNode, useDeferredValue } from "react";
import {
  Checkbox as AriaCheckbox,
  Select as AriaSelect,
  TextField as AriaTextField,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  SelectValue,
  Text,
  TextArea,
} from "react-aria-components";
import { classes } from "./Button";
import styles from "./field.module.css";
import { Icon } from "./Icon";

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

/** One choice of a list. */
export interface Option<T extends string> {
  id: T;
  text: string;
  /** Said smaller at the end. */
  note?: string;
}

interface SelectProps<T extends string> {
  label: string;
  bare?: boolean;
  /** Without a border, where it stands in a row of text. */
  quiet?: boolean;
  value: T | null;
  options: Option<T>[];
  onChange: (value: T) => void;
  placeholder?: string;
  disabled?: boolean;
  testId?: string;
}

/** One of several, from a list that opens. */
export function Select<T extends string>(props: SelectProps<T>) {
  return (
    <AriaSelect
      className={styles.field}
      aria-label={props.bare ? props.label : undefined}
      value={props.value}
      onChange={(key) => key !== null && props.onChange(key as T)}
      placeholder={props.placeholder}
      isDisabled={props.disabled}
    >
      {!props.bare && <Label className={styles.label}>{props.label}</Label>}
      <Button className={classes(styles.trigger, props.quiet && styles.quiet)} data-testid={props.testId}>
        <SelectValue>{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
        <Icon name="down" size={12} />
      </Button>
      <Popover className={styles.popover}>
        <ListBox className={styles.list} items={props.options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.text}
              className={styles.option}
              data-testid={props.testId && `${props.testId}-${option.id}`}
            >
              <span>{option.text}</span>
              {option.note && <small>{option.note}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/**
 * The same for the window's first picture: a likeness of itself until that stands. The lists of five of them take longer
 * than all the rest of it.
 */
export function LateSelect<T extends string>(props: SelectProps<T>) {
  const isTime = useDeferredValue(true, false);
  if (isTime) return <Select {...props} />;
  return (
    <div className={styles.field} aria-hidden="true">
      <div className={classes(styles.trigger, props.quiet && styles.quiet)}>
        <span>{props.options.find((option) => option.id === props.value)?.text ?? props.placeholder}</span>
        <Icon name="down" size={12} />
      </div>
    </div>
  );
}

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

interface RadiosProps<T extends string> {
  label: string;
  bare?: boolean;
  value: T | null;
  options: Option<T>[];
  onChange: (value: T) => void;
  /** Side by side. */
  across?: boolean;
  testId?: string;
}

/** One of a few, all in sight. */
export function Radios<T extends string>(props: RadiosProps<T>) {
  return (
    <RadioGroup
      className={styles.field}
      aria-label={props.bare ? props.label : undefined}
      value={props.value}
      onChange={(value) => props.onChange(value as T)}
    >
      {!props.bare && <Label className={styles.label}>{props.label}</Label>}
      <div className={classes(styles.radios, props.across && styles.across)}>
        {props.options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className={styles.check}
            data-testid={props.testId && `${props.testId}-${option.id}`}
          >
            {({ isSelected }) => (
              <>
                <span className={classes(styles.box, styles.round)}>
                  {isSelected && <Icon name="check" size={12} />}
                </span>
                <span>
                  {option.text}
                  {option.note && <small className={styles.hint}> {option.note}</small>}
                </span>
              </>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
