import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { classes } from "./Button";
import { remember, remembered } from "./remember";
import styles from "./split.module.css";

interface SplitProps {
  /** Name under which the size is remembered. */
  name: string;
  /** What the handle resizes, for screen readers. */
  label: string;
  /** Size in pixels of the fixed side at first. */
  initial: number;
  min: number;
  max: number;
  /** Which side keeps its size. */
  fixed?: "start" | "end";
  /** One under the other. */
  down?: boolean;
  /** Pixels the other side keeps, however wide the fixed one was made on a bigger monitor. */
  rest?: number;
  start: ReactNode;
  end: ReactNode;
}

/** Pixels an arrow key moves the handle. */
const STEP = 16;

/** Pixels the other side keeps: a width, and a height. */
const REST = { across: 240, down: 160 };

/** The most a side takes of the whole until a person chooses its size. */
const SHARE = { across: "52%", down: "44%" };

/** Two panes with a handle between them; the size of one is remembered. */
export function Split(props: SplitProps) {
  const { min, max, fixed = "start", down = false } = props;
  const clamp = (size: number) => Math.round(Math.min(max, Math.max(min, size)));
  const [chosen, setChosen] = useState(() => Number(remembered(`split.${props.name}`)) || null);
  const size = clamp(chosen ?? props.initial);
  const held = useRef<HTMLDivElement>(null);
  const drag = useRef<{ at: number; size: number } | null>(null);
  const sign = fixed === "start" ? 1 : -1;
  /** The size it has now: where the window is small, less than was chosen. */
  const standing = () => {
    const box = held.current?.getBoundingClientRect();
    return Math.round((down ? box?.height : box?.width) || size);
  };
  const resize = (next: number) => {
    setChosen(clamp(next));
    remember(`split.${props.name}`, String(clamp(next)));
  };
  const along = (event: PointerEvent) => (down ? event.clientY : event.clientX);
  const onKeyDown = (event: KeyboardEvent) => {
    const [less, more] = down ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
    if (event.key !== less && event.key !== more) return;
    event.preventDefault();
    resize(standing() + sign * (event.key === more ? STEP : -STEP));
  };
  const axis = down ? "down" : "across";
  const room = `calc(100% - ${props.rest ?? REST[axis]}px)`;
  const most = chosen === null ? `min(${room}, ${SHARE[axis]})` : room;
  const style = down ? { height: size, maxHeight: most } : { width: size, maxWidth: most };
  return (
    <div className={classes(styles.split, down && styles.down)}>
      <div
        ref={fixed === "start" ? held : undefined}
        className={fixed === "start" ? styles.fixed : styles.rest}
        style={fixed === "start" ? style : undefined}
      >
        {props.start}
      </div>
      <div
        className={styles.handle}
        role="separator"
        tabIndex={0}
        aria-label={props.label}
        aria-orientation={down ? "horizontal" : "vertical"}
        aria-valuenow={size}
        aria-valuemin={min}
        aria-valuemax={max}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { at: along(event), size: standing() };
        }}
        onPointerMove={(event) => {
          if (drag.current) resize(drag.current.size + sign * (along(event) - drag.current.at));
        }}
        onPointerUp={() => {
          drag.current = null;
        }}
      />
      <div
        ref={fixed === "end" ? held : undefined}
        className={fixed === "end" ? styles.fixed : styles.rest}
        style={fixed === "end" ? style : undefined}
      >
        {props.end}
      </div>
    </div>
  );
}
