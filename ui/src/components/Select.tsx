import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from "react-aria-components";
import { classes } from "./Button";
import styles from "./field.module.css";
import { Icon } from "./Icon";

/** One choice of a list. */
export interface Option<T extends string> {
  id: T;
  text: string;
  /** Said smaller at the end. */
  note?: string;
}

export interface SelectProps<T extends string> {
  label: string;
  bare?: boolean;
  /** Without a border, where it stands in a row of text. */
  quiet?: boolean;
  value: T | null;
  options: Option<T>[];
  onChange: (value: T) => void;
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
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
      autoFocus={props.autoFocus}
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
