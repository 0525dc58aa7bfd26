import { toDeskError } from "../../api/backend";
import { useDesk } from "../../api/hooks";
import type { LetterView } from "../../api/types/LetterView";
import { useNotices } from "../../components/Notices";
import { useTexts } from "../../i18n";
import { useClaimTools } from "../claim/context";

/** Saves an issued letter as a PDF where a person says. */
export function useSaveLetter() {
  const { t } = useTexts();
  const desk = useDesk();
  const { claim } = useClaimTools();
  const { say, fail } = useNotices();
  return async (letter: LetterView) => {
    try {
      const name = `${claim.number}-${letter.kind}-${letter.language}.pdf`;
      const picked = await desk.backend.pick("save_letter", name);
      if (!picked) return;
      const { path } = await desk.exportLetter(letter.letterId, picked.picked);
      say(t("letter-saved", { path }));
    } catch (error) {
      fail(toDeskError(error));
    }
  };
}
