import { useEffect, useState } from "react";

/** A value that follows when it has not changed for so many milliseconds. */
export function useSettled<T>(value: T, pause: number): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState({ value, key });
  // biome-ignore lint/correctness/useExhaustiveDependencies: values with the same key are the same
  useEffect(() => {
    if (settled.key === key) return;
    const timer = setTimeout(() => setSettled({ value, key }), pause);
    return () => clearTimeout(timer);
  }, [key, settled.key, pause]);
  return settled.value;
}
