import { useCommands } from "../../components/commands";
import { openClaim } from "../../route";
import { isDecided } from "../decide/proposal";
import { useAttach } from "../evidence/useAttach";
import { useSaveLetter } from "../letter/useSaveLetter";
import { useClaimTools } from "./context";
import { useUndo } from "./useUndo";

/** Keys of an open claim. */
export function useClaimCommands() {
  const { claim, assessment, setBenefit, open, editing, edit, cancelEdit } = useClaimTools();
  const { undo, redo } = useUndo();
  const saveLetter = useSaveLetter();
  const attach = useAttach(claim.claimId);
  const firstWanted = claim.facts.find((fact) => fact.wanted && !fact.fromBook);
  const [newest] = claim.letters;
  const at = claim.assessments.indexOf(assessment);
  const nextBenefit = claim.assessments[(at + 1) % claim.assessments.length];
  useCommands([
    // Of two on one key the first that is offered runs: Escape leaves the input before it leaves the claim.
    { id: "cancel-edit", keys: ["Escape"], group: "claim", disabled: editing === null, run: cancelEdit },
    { id: "back", keys: ["Escape"], group: "claim", run: () => openClaim(null) },
    { id: "attach", keys: ["o"], group: "claim", run: () => attach() },
    {
      id: "edit-wanted",
      keys: ["e"],
      group: "claim",
      disabled: !firstWanted,
      run: () => firstWanted && edit(firstWanted.name),
    },
    {
      id: "dossier",
      keys: ["r"],
      group: "claim",
      disabled: !claim.dossier,
      run: () => openClaim(claim.dossier?.claimId ?? claim.claimId),
    },
    { id: "ask", keys: ["a"], group: "claim", run: () => open({ kind: "letter", asking: true }) },
    {
      id: "decide",
      keys: ["d"],
      group: "claim",
      disabled: isDecided(claim, assessment.benefit),
      run: () => open({ kind: "decide" }),
    },
    { id: "letter", keys: ["l"], group: "claim", run: () => open({ kind: "letter", asking: false }) },
    {
      id: "letter-save",
      keys: ["Ctrl+S"],
      group: "claim",
      disabled: !newest,
      inDialogs: true,
      run: () => newest && saveLetter(newest),
    },
    {
      id: "benefit",
      keys: ["b"],
      group: "claim",
      disabled: claim.assessments.length < 2,
      run: () => nextBenefit && setBenefit(nextBenefit.benefit),
    },
    { id: "history", keys: ["h"], group: "claim", run: () => open({ kind: "history" }) },
    {
      id: "undo",
      keys: ["Ctrl+Z"],
      group: "claim",
      disabled: !claim.undo,
      run: undo,
    },
    {
      id: "redo",
      keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
      group: "claim",
      disabled: !claim.redo,
      run: redo,
    },
  ]);
}
