import { lazy, Suspense, useEffect, useState } from "react";
import { classes } from "./Button";
import styles from "./field.module.css";
import { Icon } from "./Icon";
import type { SelectProps } from "./Select";

/** Milliseconds after the first picture before its lists are read: whoever looks at it has not pressed one by then. */
const READ_AFTER = 150;

/** Whether the first picture has stood so long: a list that is drawn later is there at once. */
let hasStood = false;

const Select = lazy(async () => ({ default: (await import("./Select")).Select<string> }));

/**
 * A `Select` of the window's first picture: a likeness of itself until that stands. Code and lists of five of them take
 * longer than all the rest of it.
 */
export function LateSelect<T extends string>(props: SelectProps<T>) {
  const [isTime, setTime] = useState(hasStood);
  useEffect(() => {
    if (isTime) return;
    const waiting = setTimeout(() => {
      hasStood = true;
      setTime(true);
    }, READ_AFTER);
    return () => clearTimeout(waiting);
  }, [isTime]);
  const likeness = (
    <div className={styles.field} aria-hidden="true">
      <div className={classes(styles.trigger, props.quiet && styles.quiet)}>
        <span>{props.options.find((option) => option.id === props.value)?.text ?? props.placeholder}</span>
        <Icon name="down" size={12} />
      </div>
    </div>
  );
  if (!isTime) return likeness;
  return (
    <Suspense fallback={likeness}>
      <Select {...props} onChange={(value) => props.onChange(value as T)} />
    </Suspense>
  );
}
