import { type RefObject, useRef, useState } from "react";
import { EVERYTHING_OPEN } from "../../api/first";
import type { QueueQuery } from "../../api/types/QueueQuery";

/** Where a person is among the rows. */
export interface Spot {
  /** The row they are at. */
  row: number;
  /** The claim that was opened there; another one there means that it has left the list. */
  claimId: string | null;
  /** The first row in sight. */
  top: number;
}

/** What is asked of the queue and where in it a person is. It outlives the list, which a claim pushes aside. */
export interface QueuePlace {
  query: QueueQuery;
  ask: (query: QueueQuery) => void;
  spot: RefObject<Spot>;
}

/** Keeps the place in the queue for as long as the window is open. */
export function useQueuePlace(): QueuePlace {
  const [query, ask] = useState<QueueQuery>(EVERYTHING_OPEN);
  const spot = useRef<Spot>({ row: 0, claimId: null, top: 0 });
  return { query, ask, spot };
}

/** The share of the window's height in which a row is surely in sight. */
const SURELY_SEEN = 0.6;

/** The row a list of rows so many pixels high begins with, so that the row one is at is in sight. */
export function firstInSight({ row, top }: Spot, size: number): number {
  const seen = Math.floor((window.innerHeight * SURELY_SEEN) / size);
  return row >= top && row < top + seen ? top : Math.max(0, row - 2);
}
