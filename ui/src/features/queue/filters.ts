import type { QueueQuery } from "../../api/types/QueueQuery";
import type { Status } from "../../api/types/Status";

/** The order in which a claim usually passes through its statuses. */
export const STATUSES: Status[] = [
  "received",
  "in_review",
  "documents_asked",
  "third_party_asked",
  "awaiting_approval",
  "in_payment",
  "reopened",
  "paid",
  "denied",
  "withdrawn",
  "closed_documents_outstanding",
];

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
