/** Signs drawn on a 16-px grid with one stroke. */
const PATHS = {
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10m3.5-1.5L14 14",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3 8.5l3.2 3.2L13 5",
  cross: "M4.5 4.5l7 7M11.5 4.5l-7 7",
  question: "M5.7 6A2.3 2.3 0 1 1 8 8.3V10m0 2.4v.1",
  alert: "M8 3v6.5M8 12.4v.1",
  dash: "M4 8h8",
  right: "M6 3.5L10.5 8 6 12.5",
  down: "M3.5 6L8 10.5 12.5 6",
  left: "M10 3.5L5.5 8l4.5 4.5",
  rotate: "M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  compare: "M2.5 3h4.5v10H2.5zM9 3h4.5v10H9z",
  text: "M3 4h10M3 8h10M3 12h6",
  menu: "M3 4.5h10M3 8h10M3 11.5h10",
  undo: "M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6",
  redo: "M10.5 3l3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h4",
  copy: "M5.5 5.5V2.5h8v8h-3M2.5 5.5h8v8h-8z",
  clip: "M12.5 7.5L7.6 12.3a3 3 0 0 1-4.2-4.2l5.3-5.3a2 2 0 0 1 2.8 2.8l-5.2 5.2a.9.9 0 0 1-1.3-1.3l4.4-4.4",
  pin: "M8 14s4.5-4.3 4.5-7.5a4.5 4.5 0 0 0-9 0C3.500 9.700 8 14 8 14M8 8a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3",
  info: "M8 7.500V12M8 4.500v.1",
} as const;

export type IconName = keyof typeof PATHS;

/** A sign; always beside a word or in a button that has a name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d={PATHS[name]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
