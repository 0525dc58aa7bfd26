import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef, useState } from "react";
import { toDeskError } from "../../api/backend";
import type { QueueQuery } from "../../api/types/QueueQuery";
import { classes } from "../../components/Button";
import { useCommands } from "../../components/commands";
import { errorText } from "../../components/errorText";
import { useTexts } from "../../i18n";
import styles from "./queue.module.css";
import { CompactRow, FullRow, HeaderRow } from "./rows";
import { type QueuePages, useQueuePages } from "./useQueuePages";

interface QueueListProps {
  query: QueueQuery;
  /** One line a claim, or two short ones beside an open claim. */
  compact: boolean;
  /** The claim that is open. */
  opened: string | null;
  onOpen: (claimId: string) => void;
  onPages?: (pages: QueuePages) => void;
  /** Rows to jump to from the search box. */
  listRef: RefObject<HTMLDivElement | null>;
  empty: React.ReactNode;
}

/** Rows drawn beyond what is in sight. */
const OVERSCAN = 6;

/** The claims, drawn only as far as they are in sight; j, k, arrows and Enter walk them. */
export function QueueList(props: QueueListProps) {
  const { query, compact, opened, onOpen, onPages, listRef } = props;
  const texts = useTexts();
  const { t } = texts;
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [current, setCurrent] = useState(0);
  const pages = useQueuePages(query, range.first, range.last);
  const rows = useVirtualizer({
    count: pages.total,
    getScrollElement: () => listRef.current,
    estimateSize: () => (compact ? 52 : 32),
    overscan: OVERSCAN,
    // Until it is measured, as high as the window: so the first drawing has its rows.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => setRange({ first, last }), [first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height of a row hangs on whether it is short
  useEffect(() => rows.measure(), [rows, compact]);

  const latest = useRef(onPages);
  latest.current = onPages;
  const signature = JSON.stringify([pages.total, pages.counts]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again only when what is told has changed
  useEffect(() => latest.current?.(pages), [signature]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts again at its first row
  useEffect(() => setCurrent(0), [query]);

  const walk = (to: number) => {
    const next = Math.min(Math.max(0, to), Math.max(0, pages.total - 1));
    setCurrent(next);
    rows.scrollToIndex(next);
    const row = pages.row(next);
    if (compact && row) onOpen(row.claimId);
  };
  const at = compact ? Math.max(current, indexOf(pages, opened)) : current;
  const page = Math.max(1, items.length - 2 * OVERSCAN);
  useCommands([
    { id: "next", keys: compact ? ["j"] : ["j", "ArrowDown"], group: "queue", run: () => walk(at + 1) },
    { id: "previous", keys: compact ? ["k"] : ["k", "ArrowUp"], group: "queue", run: () => walk(at - 1) },
    { id: "page-down", keys: compact ? [] : ["PageDown"], group: "queue", run: () => walk(at + page) },
    { id: "page-up", keys: compact ? [] : ["PageUp"], group: "queue", run: () => walk(at - page) },
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
  const Row = compact ? CompactRow : FullRow;
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
            const isCurrent = compact ? row?.claimId === opened : item.index === current;
            return (
              <div
                key={item.key}
                role="row"
                tabIndex={-1}
                aria-rowindex={item.index + 2}
                aria-selected={isCurrent}
                className={classes(styles.row, compact && styles.compact, isCurrent && styles.current)}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                data-testid={row && `queue-row-${row.number}`}
                onClick={() => {
                  setCurrent(item.index);
                  if (row) onOpen(row.claimId);
                }}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && row) onOpen(row.claimId);
                }}
              >
                {row && <Row row={row} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Where a claim stands among the rows that are known. */
function indexOf(pages: QueuePages, claimId: string | null): number {
  if (claimId === null) return -1;
  for (let index = 0; index < Math.min(pages.total, 400); index += 1) {
    if (pages.row(index)?.claimId === claimId) return index;
  }
  return -1;
}
