import { keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import type { Desk } from "./desk";
import { EVERYTHING_OPEN, type First, pageOf } from "./first";
import type { DeskError } from "./types/DeskError";
import type { DeskInfo } from "./types/DeskInfo";
import type { Queue } from "./types/Queue";
import type { QueueQuery } from "./types/QueueQuery";

/** Keys of what is cached. What is shown of a claim is keyed by its head wherever it depends on it. */
export const keys = {
  info: ["info"] as const,
  queue: (query: QueueQuery) => ["queue", query] as const,
  claim: (claimId: string) => ["claim", claimId] as const,
  history: (claimId: string, head: string) => ["history", claimId, head] as const,
};

/** Which desk this is. */
export const infoOptions = (desk: Desk) =>
  queryOptions<DeskInfo, DeskError>({
    queryKey: keys.info,
    queryFn: desk.info,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** One page of the queue. */
export const queueOptions = (desk: Desk, query: QueueQuery, offset: number) => {
  const page = pageOf(query, offset);
  return queryOptions<Queue>({
    queryKey: keys.queue(page),
    queryFn: () => desk.queue(page),
    placeholderData: keepPreviousData,
  });
};

/** What holds the answers of the desk. */
export function answers(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The desk is this machine: whether there is a network is nothing to it.
      queries: { retry: false, refetchOnWindowFocus: false, staleTime: 5000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}

/** The same, with the answers that were asked for first. */
export function answersAfter(desk: Desk, first: First): QueryClient {
  const client = answers();
  client.prefetchQuery({ ...infoOptions(desk), queryFn: () => first.info });
  client.prefetchQuery({ ...queueOptions(desk, EVERYTHING_OPEN, 0), queryFn: () => first.queue });
  return client;
}
