import { useEffect, useState } from "react";
import type { DocumentState } from "../../api/types/DocumentState";
import type { RequirementView } from "../../api/types/RequirementView";
import { useCommands } from "../../components/commands";
import { useClaimTools } from "../claim/context";
import { groupsOf } from "./groups";
import { useSetDocument } from "./useSetDocument";

/** The document of a line that a key is about; none where the line has several and nothing says which. */
function documentOf({ alternatives }: RequirementView, looked: string | null) {
  return (
    alternatives.find((one) => one.document === looked) ??
    alternatives.find((one) => one.evidence.length > 0) ??
    (alternatives.length === 1 ? alternatives[0] : undefined)
  );
}

/** The title of a line, which opens it. */
function titleOf(rule: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(`why-${rule}`)}"]`);
}

/**
 * The line of the checklist that keys act on: the one a person went to last, and until then the one that the
 * evidence in the viewer is for.
 */
export function useSelection() {
  const { claim, assessment, shown, isChanging } = useClaimTools();
  const set = useSetDocument();
  const [picked, select] = useState<string | null>(null);
  const evidenceId = shown?.evidenceId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other evidence is looked at, and its line follows
  useEffect(() => select(null), [evidenceId]);
  const looked = claim.evidence.find((one) => one.evidenceId === evidenceId);
  const kind = looked?.document ?? null;
  // As they stand on the screen.
  const { needed, perhaps, optional } = groupsOf(assessment);
  const lines = [...needed, ...perhaps, ...optional];
  const line =
    lines.find((one) => one.rule === picked) ??
    lines.find((one) => one.alternatives.some((each) => each.document === kind));
  const walk = (step: number) => {
    const at = line ? lines.indexOf(line) + step : step > 0 ? 0 : lines.length - 1;
    const next = lines[at];
    if (!next) return;
    select(next.rule);
    titleOf(next.rule)?.focus();
  };
  const subject = line ? documentOf(line, kind) : undefined;
  // Evidence of a kind this claim does not ask for is taken or refused all the same.
  const name = line ? subject?.document : (kind ?? undefined);
  const state = line ? subject?.state : looked?.state;
  const put = (next: DocumentState) => {
    if (name) set(name, next);
    // Which of them? The person says, in the opened line.
    else if (line && titleOf(line.rule)?.ariaExpanded !== "true") titleOf(line.rule)?.click();
  };
  const isNothing = isChanging || (!line && !name);
  useCommands([
    { id: "item-next", keys: ["]"], group: "claim", disabled: lines.length === 0, run: () => walk(1) },
    { id: "item-previous", keys: ["["], group: "claim", disabled: lines.length === 0, run: () => walk(-1) },
    {
      id: "item-accept",
      keys: ["y"],
      group: "claim",
      disabled: isNothing || state === "accepted",
      run: () => put("accepted"),
    },
    {
      id: "item-reject",
      keys: ["x"],
      group: "claim",
      disabled: isNothing || state === "rejected",
      run: () => put("rejected"),
    },
  ]);
  return { selected: line?.rule ?? null, select };
}
