import type { Label } from "../../api/types/Label";
import { useNotices } from "../../components/Notices";
import { useTexts } from "../../i18n";
import { useClaimTools } from "./context";

/** Takes the last step back, or does it again, and says which step that was. */
export function useUndo() {
  const { t, label } = useTexts();
  const { claim, change } = useClaimTools();
  const { say } = useNotices();
  const step = async (kind: "undo" | "redo", what: Label | null) => {
    if (what && (await change({ kind }))) say(t(`${kind}-done`, { what: label(what) }));
  };
  return { undo: () => step("undo", claim.undo), redo: () => step("redo", claim.redo) };
}
