import type { FindingView } from "../../api/types/FindingView";

/** What a finding means for the claim. */
export type Sort = "against" | "open" | "presumed" | "advisory" | "met" | "silent";

/** The sorts of findings, in the order in which they matter. */
export const SORTS: Sort[] = ["against", "open", "presumed", "advisory", "met", "silent"];

/** Sorts that say nothing one has to act on. */
export const FOLDED: Sort[] = ["met", "silent"];

/** Which sort a finding is of. */
export function sortOf({ result, advisory }: FindingView): Sort {
  if (result === "silent") return "silent";
  if (result === "met" || result === "does_not_apply") return "met";
  if (advisory) return "advisory";
  if (result === "presumed") return "presumed";
  return result === "undetermined" ? "open" : "against";
}
