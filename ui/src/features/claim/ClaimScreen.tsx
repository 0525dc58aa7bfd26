import { toDeskError } from "../../api/backend";
import { useClaim } from "../../api/hooks";
import { errorText } from "../../components/errorText";
import { Split } from "../../components/Split";
import { useTexts } from "../../i18n";
import { DecideDialog } from "../decide/DecideDialog";
import { DecidedDialog } from "../decide/DecidedDialog";
import { EvidencePane } from "../evidence/EvidencePane";
import { FactsPanel } from "../facts/FactsPanel";
import { HistoryDialog } from "../history/HistoryDialog";
import { LetterDialog } from "../letter/LetterDialog";
import { AssessmentPane } from "./AssessmentPane";
import { ClaimHeader } from "./ClaimHeader";
import styles from "./claim.module.css";
import { ClaimProvider, useClaimTools } from "./context";
import { PersonDialog } from "./PersonDialog";
import { useClaimCommands } from "./useClaimCommands";

/** One claim: its evidence and facts on the left, what follows from them on the right. */
export function ClaimScreen({ claimId }: { claimId: string }) {
  const texts = useTexts();
  const { data, error } = useClaim(claimId);
  if (error) {
    return (
      <p className={styles.problem} role="alert">
        {errorText(toDeskError(error), texts)}
      </p>
    );
  }
  if (!data) return <p className={styles.problem}>{texts.t("loading")}</p>;
  return (
    <ClaimProvider key={claimId} claim={data}>
      <Panes />
    </ClaimProvider>
  );
}

function Panes() {
  const { t } = useTexts();
  const { claim, dialog } = useClaimTools();
  useClaimCommands();
  return (
    <section
      className={styles.screen}
      aria-label={claim.number}
      data-testid="claim-screen"
      data-head={claim.head}
    >
      <ClaimHeader />
      <div className={styles.panes}>
        <Split
          name="assessment"
          label={t("resize-assessment")}
          initial={440}
          min={360}
          max={640}
          rest={280}
          fixed="end"
          start={
            <Split
              name="facts"
              label={t("resize-facts")}
              initial={264}
              min={120}
              max={560}
              rest={260}
              fixed="end"
              down
              start={<EvidencePane />}
              end={<FactsPanel />}
            />
          }
          end={<AssessmentPane />}
        />
      </div>
      {dialog?.kind === "decide" && <DecideDialog />}
      {dialog?.kind === "letter" && <LetterDialog asking={dialog.asking} />}
      {dialog?.kind === "history" && <HistoryDialog />}
      {dialog?.kind === "person" && <PersonDialog />}
      {dialog?.kind === "decided" && <DecidedDialog event={dialog.event} />}
    </section>
  );
}
