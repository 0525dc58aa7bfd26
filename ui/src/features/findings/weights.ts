import type { FindingWeight } from "../../api/types/FindingWeight";

/** What findings mean for the verdict, in the order in which it matters. */
export const WEIGHTS: FindingWeight[] = [
  "against",
  "deducts",
  "open",
  "presumed",
  "advisory",
  "favour",
  "idle",
  "silent",
];

/** Weights that say nothing one has to act on. */
export const FOLDED: FindingWeight[] = ["favour", "idle", "silent"];
