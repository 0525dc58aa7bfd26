import { useState } from "react";
import { useDeskInfo, useLetterPreview } from "../../api/hooks";
import type { LetterKind } from "../../api/types/LetterKind";
import type { LetterRequest } from "../../api/types/LetterRequest";
import { Dialog } from "../../components/Dialog";
import { Split } from "../../components/Split";
import { useTexts } from "../../i18n";
import { useClaimTools } from "../claim/context";
import { EvidencePane } from "../evidence/EvidencePane";
import { clean, daysAfter, proposedKind } from "./kinds";
import { LetterForm } from "./LetterForm";
import { LetterPages } from "./LetterPages";
import styles from "./letter.module.css";

/** Days a claimant is given to reply, unless the adjuster says otherwise. */
const REPLY_DAYS = 14;

/** The letter beside the evidence it speaks of: chosen, looked at page by page, issued, exported. */
export function LetterDialog({ asking }: { asking: boolean }) {
  const { t } = useTexts();
  const { claim, assessment, open } = useClaimTools();
  const today = useDeskInfo().data?.today ?? claim.openedAt.slice(0, 10);
  const [chosen, setChosen] = useState<Omit<LetterRequest, "kind"> & { kind: LetterKind | null }>(() => ({
    benefit: assessment.benefit,
    kind: null,
    language: "ja",
    fileCopy: false,
    replyBy: daysAfter(today, REPLY_DAYS),
    placeOnlyReason: null,
    remark: null,
  }));
  // Until a person chooses, the kind follows the claim: it may have been decided a moment ago.
  const proposed = proposedKind(claim, chosen.benefit, asking);
  const letter: LetterRequest = { ...chosen, kind: chosen.kind ?? proposed };
  const preview = useLetterPreview(claim, clean(letter));
  return (
    <Dialog title={`${t("letter")} · ${claim.number}`} onClose={() => open(null)} size="full" testId="letter">
      <Split
        name="letter"
        label={t("resize-letter")}
        initial={520}
        min={280}
        max={900}
        start={<EvidencePane />}
        end={
          <div className={styles.letter}>
            <LetterPages preview={preview.data} error={preview.error} isPending={preview.isFetching} />
            <LetterForm letter={letter} onChange={setChosen} preview={preview.data} />
          </div>
        }
      />
    </Dialog>
  );
}
