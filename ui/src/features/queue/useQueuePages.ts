import { useQueries } from "@tanstack/react-query";
import { QUEUE_PAGE } from "../../api/first";
import { useDesk } from "../../api/hooks";
import { queueOptions } from "../../api/questions";
import type { Queue } from "../../api/types/Queue";
import type { QueueQuery } from "../../api/types/QueueQuery";
import type { QueueRow } from "../../api/types/QueueRow";

/** What the queue shows: rows as far as they are known, and how many there are. */
export interface QueuePages {
  total: number;
  counts: Queue["counts"];
  row: (index: number) => QueueRow | undefined;
  /** Where a claim stands among the rows that are known; -1 where it is not among them. */
  find: (claimId: string) => number;
  isPending: boolean;
  error: unknown;
}

/** The pages that hold the rows in sight, by their numbers. */
export interface PageRange {
  from: number;
  to: number;
}

/** The pages that hold the rows from `first` to `last`. */
export function pagesOf(first: number, last: number): PageRange {
  const from = Math.floor(first / QUEUE_PAGE);
  return { from, to: Math.max(from, Math.floor(last / QUEUE_PAGE)) };
}

/** Asks for some pages of the queue. */
export function useQueuePages(query: QueueQuery, { from, to }: PageRange): QueuePages {
  const desk = useDesk();
  const offsets = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * QUEUE_PAGE);
  const pages = useQueries({
    queries: offsets.map((offset) => queueOptions(desk, query, offset)),
  });
  const any = pages.find((page) => page.data)?.data;
  return {
    total: any?.total ?? 0,
    counts: any?.counts ?? [],
    row: (index) => {
      const page = pages[Math.floor(index / QUEUE_PAGE) - from]?.data;
      return page?.rows[index % QUEUE_PAGE];
    },
    find: (claimId) => {
      for (const [at, page] of pages.entries()) {
        const index = page.data?.rows.findIndex((row) => row.claimId === claimId) ?? -1;
        if (index >= 0) return (from + at) * QUEUE_PAGE + index;
      }
      return -1;
    },
    isPending: !any && pages.some((page) => page.isPending),
    error: pages.find((page) => page.error)?.error ?? null,
  };
}
