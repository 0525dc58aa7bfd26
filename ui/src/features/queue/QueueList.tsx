import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type RefObject, useCallback, useDeferredValue, useEffect, useRef, useState } from "react";
import { toDeskError } from "../../api/backend";
import type { QueueQuery } from "../../api/types/QueueQuery";
import type { QueueRow } from "../../api/types/QueueRow";
import { classes } from "../../components/Button";
import { useCommands } from "../../components/commands";
import { errorText } from "../../components/errorText";
import { useTexts } from "../../i18n";
import styles from "./queue.module.css";
import { CompactRow, FullRow, HeaderRow } from "./rows";
import { type PageRange, pagesOf, type QueuePages } from "./useQueuePages";
import type { Spot } from "./useQueuePlace";

interface QueueListProps {
  query: QueueQuery;
  /** The rows as far as they are known. */
  pages: QueuePages;
  /** The row the list begins with when it is first drawn. */
  top: number;
  /** Told which pages are in sight. */
  onSight: (range: PageRange) => void;
  /** Where one was when the list was last drawn. */
  spot: RefObject<Spot>;
  /** One line a claim, or two short ones beside an open claim. */
  compact: boolean;
  /** The claim that is open. */
  opened: string | null;
  onOpen: (claimId: string) => void;
  /** Rows to jump to from the search box. */
  listRef: RefObject<HTMLDivElement | null>;
  empty: React.ReactNode;
}

/** Heights of a row in pixels: two short lines beside an open claim, or one. */
const SHORT_ROW = 52;
const LONG_ROW = 32;

/** The height of a row in pixels. */
export const rowHeight = (compact: boolean) => (compact ? SHORT_ROW : LONG_ROW);

/** Rows drawn beyond what is in sight, once the first picture stands. */
const OVERSCAN = 6;

/** The claims, drawn only as far as they are in sight; j, k, arrows and Enter walk them. */
export function QueueList(props: QueueListProps) {
  const { query, pages, top, onSight, spot, compact, opened, onOpen, listRef } = props;
  const texts = useTexts();
  const { t } = texts;
  const size = rowHeight(compact);
  const [current, setCurrent] = useState(spot.current.row);
  const overscan = useDeferredValue(OVERSCAN, 0);
  const rows = useVirtualizer({
    count: pages.total,
    getScrollElement: () => listRef.current,
    estimateSize: () => size,
    initialOffset: top * size,
    overscan,
    // Until it is measured, as high as the window: so the first drawing has its rows.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { from: firstPage, to: lastPage } = pagesOf(first, last);
  useEffect(() => onSight({ from: firstPage, to: lastPage }), [onSight, firstPage, lastPage]);
  // Another question starts again at its first row.
  const answered = useRef(query);
  useEffect(() => {
    if (answered.current === query) return;
    answered.current = query;
    setCurrent(0);
    rows.scrollToOffset(0);
  }, [query, rows]);

  const found = opened === null ? -1 : pages.find(opened);
  useEffect(() => {
    if (found < 0) return;
    setCurrent(found);
    spot.current.claimId = opened;
  }, [found, opened, spot]);
  useEffect(() => {
    spot.current.row = current;
    spot.current.top = Math.floor((rows.scrollOffset ?? 0) / size);
  });
  /** So many rows on from the claim that is open, or from the row one is at. */
  const from = (steps: number) => {
    if (found >= 0) return found + steps;
    const there = compact ? pages.row(current) : undefined;
    // It has left the list: the next one stands in its place already.
    const hasLeft = there !== undefined && there.claimId !== spot.current.claimId;
    return current + (hasLeft && steps > 0 ? steps - 1 : steps);
  };

  const walk = (to: number) => {
    const next = Math.min(Math.max(0, to), Math.max(0, pages.total - 1));
    setCurrent(next);
    rows.scrollToIndex(next);
    const row = pages.row(next);
    if (compact && row) onOpen(row.claimId);
  };
  const pick = useCallback(
    (index: number, row: QueueRow | undefined) => {
      setCurrent(index);
      if (row) onOpen(row.claimId);
    },
    [onOpen],
  );
  const page = Math.max(1, items.length - 2 * OVERSCAN);
  useCommands([
    { id: "next", keys: compact ? ["j"] : ["j", "ArrowDown"], group: "queue", run: () => walk(from(1)) },
    { id: "previous", keys: compact ? ["k"] : ["k", "ArrowUp"], group: "queue", run: () => walk(from(-1)) },
    { id: "page-down", keys: compact ? [] : ["PageDown"], group: "queue", run: () => walk(from(page)) },
    { id: "page-up", keys: compact ? [] : ["PageUp"], group: "queue", run: () => walk(from(-page)) },
    { id: "first", keys: compact ? [] : ["Home"], group: "queue", run: () => walk(0) },
    { id: "last", keys: compact ? [] : ["End"], group: "queue", run: () => walk(pages.total - 1) },
    {
      id: "open",
      keys: ["Enter"],
      group: "queue",
      disabled: compact || pages.total === 0,
      run: () => {
        const row = pages.row(current);
        if (row) onOpen(row.claimId);
      },
    },
  ]);

  if (pages.error) return <p className={styles.empty}>{errorText(toDeskError(pages.error), texts)}</p>;
  return (
    <div
      className={styles.table}
      role="grid"
      aria-label={t("queue")}
      aria-rowcount={pages.total + 1}
      data-testid="queue"
    >
      <HeaderRow hidden={compact} isFound={query.search.trim() !== ""} />
      <div
        ref={listRef}
        className={styles.scroll}
        role="rowgroup"
        tabIndex={0}
        aria-label={t("queue-count", { total: pages.total })}
      >
        {pages.total === 0 && !pages.isPending && props.empty}
        <div style={{ height: rows.getTotalSize(), position: "relative" }} role="presentation">
          {items.map((item) => {
            const row = pages.row(item.index);
            return (
              <Line
                key={item.key}
                row={row}
                index={item.index}
                start={item.start}
                size={item.size}
                compact={compact}
                isCurrent={compact ? row?.claimId === opened : item.index === current}
                onPick={pick}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  /** The claim; none while it is being asked for. */
  row: QueueRow | undefined;
  index: number;
  start: number;
  size: number;
  compact: boolean;
  isCurrent: boolean;
  onPick: (index: number, row: QueueRow | undefined) => void;
}

/** One line of the list; drawn again only when something on it has changed. */
const Line = memo(function Line({ row, index, start, size, compact, isCurrent, onPick }: LineProps) {
  const Row = compact ? CompactRow : FullRow;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isCurrent}
      className={classes(styles.row, compact && styles.compact, isCurrent && styles.current)}
      style={{ height: size, transform: `translateY(${start}px)` }}
      data-testid={row && `queue-row-${row.number}`}
      onClick={() => onPick(index, row)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && row) onPick(index, row);
      }}
    >
      {row && <Row row={row} />}
    </div>
  );
});
