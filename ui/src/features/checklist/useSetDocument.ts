import type { DocumentState } from "../../api/types/DocumentState";
import { useAsk } from "../../components/AskReason";
import { useTexts } from "../../i18n";
import { useClaimTools, useVocabulary } from "../claim/context";

/** States a person sets with a reason. */
const WITH_REASON: DocumentState[] = ["rejected", "waived", "unobtainable"];

/** Sets the state of a document; asks for the reason first where there must be one. */
export function useSetDocument() {
  const { t } = useTexts();
  const { change } = useClaimTools();
  const { documentLabel } = useVocabulary();
  const ask = useAsk();
  return async (document: string, state: DocumentState) => {
    const needsReason = WITH_REASON.includes(state);
    const title = needsReason ? t(`${state}-title`, { document: documentLabel(document) }) : "";
    const answer = needsReason ? await ask({ title, label: t("reason") }) : null;
    if (needsReason && !answer) return;
    change({ kind: "set_document", document, state, why: answer?.reason ?? null });
  };
}
