import { useCommands } from "../../components/commands";
import { openClaim } from "../../route";
import { useAttach } from "../evidence/useAttach";
import { useClaimTools } from "./context";

/** Keys of an open claim. */
export function useClaimCommands() {
  const { claim, change, open, edit } = useClaimTools();
  const attach = useAttach(claim.claimId);
  const firstWanted = claim.facts.find((fact) => fact.wanted && !fact.fromBook);
  useCommands([
    { id: "back", keys: ["Escape"], group: "claim", run: () => openClaim(null) },
    { id: "attach", keys: ["o"], group: "claim", run: () => attach() },
    {
      id: "edit-wanted",
      keys: ["e"],
      group: "claim",
      disabled: !firstWanted,
      run: () => edit(firstWanted?.name ?? null),
    },
    {
      id: "dossier",
      keys: ["r"],
      group: "claim",
      disabled: !claim.dossier,
      run: () => openClaim(claim.dossier?.claimId ?? claim.claimId),
    },
    { id: "ask", keys: ["a"], group: "claim", run: () => open({ kind: "letter", asking: true }) },
    { id: "decide", keys: ["d"], group: "claim", run: () => open({ kind: "decide" }) },
    { id: "letter", keys: ["l"], group: "claim", run: () => open({ kind: "letter", asking: false }) },
    { id: "history", keys: ["h"], group: "claim", run: () => open({ kind: "history" }) },
    {
      id: "undo",
      keys: ["Ctrl+Z"],
      group: "claim",
      disabled: !claim.undo,
      run: () => change({ kind: "undo" }),
    },
    {
      id: "redo",
      keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
      group: "claim",
      disabled: !claim.redo,
      run: () => change({ kind: "redo" }),
    },
  ]);
}
