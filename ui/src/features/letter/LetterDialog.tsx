import { useDeferredValue, useState } from "react";
import { useDeskInfo, useLetterPreview } from "../../api/hooks";
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
  const [letter, setLetter] = useState<LetterRequest>(() => ({
    benefit: assessment.benefit,
    kind: proposedKind(claim, assessment.benefit, asking),
    language: "ja",
    fileCopy: false,
    replyBy: daysAfter(today, REPLY_DAYS),
    placeOnlyReason: null,
    remark: null,
  }));
  const settled = useDeferredValue(letter);
  const preview = useLetterPreview(claim, clean(settled));
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
            <LetterForm letter={letter} onChange={setLetter} preview={preview.data} />
          </div>
        }
      />
    </Dialog>
  );
}
