import type { AssessmentView } from "../../api/types/AssessmentView";
import type { RequirementView } from "../../api/types/RequirementView";

/** The checklist's groups, in the order in which they stand on the screen. */
export interface Groups {
  needed: RequirementView[];
  /** May turn out to be needed. */
  perhaps: RequirementView[];
  /** Asked for, and nothing turns on it. */
  optional: RequirementView[];
}

/** The requirements by what they mean for this claim; those it does not need are left out. */
export function groupsOf({ requirements }: AssessmentView): Groups {
  const wanted = requirements.filter((one) => one.needed !== "no");
  const binding = wanted.filter((one) => !one.advisory);
  return {
    needed: binding.filter((one) => one.needed === "yes"),
    perhaps: binding.filter((one) => one.needed === "unknown"),
    optional: wanted.filter((one) => one.advisory),
  };
}
