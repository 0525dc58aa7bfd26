import type { Desk } from "./desk";
import type { DeskInfo } from "./types/DeskInfo";
import type { Queue } from "./types/Queue";
import type { QueueQuery } from "./types/QueueQuery";

/** Every open claim, what is due first. */
export const EVERYTHING_OPEN: QueueQuery = {
  search: "",
  statuses: [],
  plan: null,
  verdicts: [],
  dueWithin: null,
  sort: "due",
  offset: 0,
  limit: 0,
};

/** Rows fetched at once; the queue is asked page by page and never held whole. */
export const QUEUE_PAGE = 200;

/** The query of one page. */
export const pageOf = (query: QueueQuery, offset: number): QueueQuery => ({
  ...query,
  offset,
  limit: QUEUE_PAGE,
});

/** What the first picture needs to know, asked before there is anything to draw it with. */
export interface First {
  info: Promise<DeskInfo>;
  queue: Promise<Queue>;
}

/** Asks for it. Whoever takes an answer takes its error too; until then nobody has missed it. */
export function askFirst(desk: Desk): First {
  const first = { info: desk.info(), queue: desk.queue(pageOf(EVERYTHING_OPEN, 0)) };
  for (const answer of Object.values(first)) answer.catch(() => undefined);
  return first;
}
