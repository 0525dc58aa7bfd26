import { useEffect, useRef, useState, type WheelEvent } from "react";
import type { QueueQuery } from "../../api/types/QueueQuery";
import type { Status } from "../../api/types/Status";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import { STATUSES } from "./filters";
import styles from "./queue.module.css";
import type { QueuePages } from "./useQueuePages";

interface StatusFilterProps {
  chosen: Status[];
  counts: QueuePages["counts"];
  onChange: (statuses: QueueQuery["statuses"]) => void;
}

/** The statuses there are claims in, on one line; it scrolls to what is chosen. */
export function StatusFilter({ chosen, counts, onChange }: StatusFilterProps) {
  const { t, language } = useTexts();
  const line = useRef<HTMLDivElement>(null);
  const [goesOn, setGoesOn] = useState({ before: false, after: false });
  const countOf = (status: Status) => counts.find((one) => one.status === status)?.count ?? 0;
  const offered = STATUSES.filter((status) => countOf(status) > 0 || chosen.includes(status));
  const look = () => {
    const element = line.current;
    if (!element) return;
    const before = element.scrollLeft > 1;
    const after = element.scrollLeft + element.clientWidth < element.scrollWidth - 1;
    setGoesOn((old) => (old.before === before && old.after === after ? old : { before, after }));
  };
  const shape = `${language} ${chosen.join()} ${offered.join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when what stands on it has changed
  useEffect(() => {
    const element = line.current;
    if (!element) return;
    element.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    look();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [shape]);
  // A wheel that turns one way only goes along the line all the same.
  const onWheel = (event: WheelEvent<HTMLDivElement>) => {
    if (event.deltaX === 0) event.currentTarget.scrollLeft += event.deltaY;
  };
  return (
    <div
      ref={line}
      className={styles.statuses}
      role="group"
      aria-label={t("column-status")}
      data-before={goesOn.before}
      data-after={goesOn.after}
      onScroll={look}
      onWheel={onWheel}
    >
      <Button small look="plain" on={chosen.length === 0} onPress={() => onChange([])}>
        {t("filter-open")}
      </Button>
      {offered.map((status) => (
        <Button
          key={status}
          small
          look="plain"
          on={chosen.includes(status)}
          onPress={() => onChange(chosen.includes(status) ? [] : [status])}
          testId={`queue-status-${status}`}
        >
          {t(`status-${status.replaceAll("_", "-")}`)} <small>{countOf(status)}</small>
        </Button>
      ))}
    </div>
  );
}
