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
  return (document: string, state: DocumentState) => {
    const set = (why: string | null) => change({ kind: "set_document", document, state, why });
    if (!WITH_REASON.includes(state)) return set(null);
    const title = t(`${state}-title`, { document: documentLabel(document) });
    ask({ title, label: t("reason") }, ({ reason }) => set(reason));
  };
}
