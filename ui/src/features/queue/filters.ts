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
