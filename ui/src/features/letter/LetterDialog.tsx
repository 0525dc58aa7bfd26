import { useState } from "react";
import { useDeskInfo, useLetterPreview } from "../../api/hooks";
import type { LetterKind } from "../../api/types/LetterKind";
import type { LetterRequest } from "../../api/types/LetterRequest";
import { Dialog } from "../../components/Dialog";
import { useDraft } from "../../components/drafts";
import { Split } from "../../components/Split";
import { useSettled } from "../../components/useSettled";
import { useTexts } from "../../i18n";
import { useClaimTools } from "../claim/context";
import { EvidencePane } from "../evidence/EvidencePane";
import { clean, daysAfter, proposedKind } from "./kinds";
import { LetterForm } from "./LetterForm";
import { LetterPages } from "./LetterPages";
import styles from "./letter.module.css";

/** Days a claimant is given to reply, unless the adjuster says otherwise: the desk's own period. */
const REPLY_DAYS = 30;

/** How long after the last key a preview is drawn, in milliseconds. */
const PAUSE = 200;

/** The letter beside the evidence it speaks of: chosen, looked at page by page, issued, exported. */
export function LetterDialog({ asking }: { asking: boolean }) {
  const { t } = useTexts();
  const { claim, assessment, open } = useClaimTools();
  const today = useDeskInfo().data?.today ?? claim.openedAt.slice(0, 10);
  // What was typed by hand is there again when the same letter is opened again; the rest follows the claim.
  const draft = useDraft<Pick<LetterRequest, "remark" | "placeOnlyReason">>(
    `letter ${claim.claimId} ${assessment.benefit} ${asking}`,
    { remark: null, placeOnlyReason: null },
  );
  const [chosen, setChosen] = useState<Omit<LetterRequest, "kind"> & { kind: LetterKind | null }>(() => ({
    benefit: assessment.benefit,
    kind: null,
    language: "ja",
    fileCopy: false,
    replyBy: daysAfter(today, REPLY_DAYS),
    ...draft.value,
  }));
  const onChange = (next: LetterRequest) => {
    setChosen(next);
    const { remark, placeOnlyReason } = next;
    if (remark !== chosen.remark || placeOnlyReason !== chosen.placeOnlyReason)
      draft.put({ remark, placeOnlyReason });
  };
  // Until a person chooses, the kind follows the claim: it may have been decided a moment ago.
  const proposed = proposedKind(claim, chosen.benefit, asking);
  const letter: LetterRequest = { ...chosen, kind: chosen.kind ?? proposed };
  const request = clean(letter);
  const asked = useSettled(request, PAUSE);
  const preview = useLetterPreview(claim, asked);
  // What is looked at is what is issued: a preview counts only as that of the request as it stands.
  const isCurrent =
    JSON.stringify(asked) === JSON.stringify(request) &&
    !preview.isPlaceholderData &&
    !preview.isFetching &&
    !preview.error;
  return (
    <Dialog title={`${t("letter")} · ${claim.number}`} onClose={() => open(null)} size="full" testId="letter">
      <Split
        name="letter"
        label={t("resize-letter")}
        initial={520}
        min={280}
        max={900}
        rest={560}
        start={<EvidencePane />}
        end={
          <div className={styles.letter}>
            <LetterPages
              preview={preview.data}
              error={preview.error}
              isPending={!isCurrent && !preview.error}
            />
            <LetterForm
              letter={letter}
              onChange={onChange}
              preview={preview.data}
              isCurrent={isCurrent}
              onChanged={preview.refetch}
              onIssued={draft.drop}
            />
          </div>
        }
      />
    </Dialog>
  );
}
