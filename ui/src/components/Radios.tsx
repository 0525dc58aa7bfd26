import { Label, Radio, RadioGroup } from "react-aria-components";
import { classes } from "./Button";
import styles from "./field.module.css";
import { Icon } from "./Icon";
import type { Option } from "./Select";

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
