import { toDeskError } from "../../api/backend";
import { useDecided } from "../../api/hooks";
import { Dialog } from "../../components/Dialog";
import { errorText } from "../../components/errorText";
import { Verdict } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { amountRange, instant, yen } from "../../i18n/format";
import { AmountSection } from "../amount/AmountSection";
import { ChargesSection } from "../amount/ChargesSection";
import claimStyles from "../claim/claim.module.css";
import { DecidedProvider, useClaimTools } from "../claim/context";
import { FindingsSection } from "../findings/FindingsSection";
import styles from "./decide.module.css";
import { ThenDocuments, ThenEvidence, ThenFacts, ThenMadeWith, ThenReadings } from "./then";

/** A decision as it was made, for whoever asks later why: the claim as it stood, and what it was decided with. */
export function DecidedDialog({ event }: { event: string }) {
  const texts = useTexts();
  const { t } = texts;
  const { claim, open } = useClaimTools();
  const { data, error } = useDecided(claim, event);
  return (
    <Dialog
      title={`${t("as-decided")} · ${claim.number}`}
      onClose={() => open(null)}
      size="full"
      testId="decided"
    >
      {!data && (
        <p className={claimStyles.problem} role={error ? "alert" : undefined}>
          {error ? errorText(toDeskError(error), texts) : t("loading")}
        </p>
      )}
      {data && (
        <DecidedProvider decided={data}>
          <div className={styles.then}>
            <div tabIndex={-1}>
              <Told />
              <FindingsSection />
              <AmountSection />
              <ChargesSection />
              <ThenReadings />
            </div>
            <div tabIndex={-1}>
              <ThenFacts />
              <ThenDocuments />
              <ThenEvidence />
              <ThenMadeWith />
            </div>
          </div>
        </DecidedProvider>
      )}
    </Dialog>
  );
}

/** What was decided, by whom, and what the assessment said. */
function Told() {
  const { t, label } = useTexts();
  const { assessment, decided } = useClaimTools();
  if (!decided) return null;
  const { decision } = decided;
  return (
    <div className={styles.told} data-testid="decided-told">
      <div className={styles.decision} data-reversed={decision.reversed}>
        <b>
          {label(assessment.label)}: {t(`outcome-${decision.outcome.replaceAll("_", "-")}`)}{" "}
          {decision.amount && yen(decision.amount)}
        </b>
        <small>
          {decision.by} · {instant(decision.at)}
          {decision.reversed && ` · ${t("reversed")}`}
        </small>
        {decision.overrideReason && (
          <small className={styles.mark}>{t("overridden", { reason: decision.overrideReason })}</small>
        )}
      </div>
      <div className={styles.decision}>
        <span>{t("assessed")}</span>
        <Verdict verdict={assessment.verdict} presuming={assessment.presuming} />
        {assessment.amount && <b>{amountRange(assessment.amount, t("unbounded"))}</b>}
        <small>
          {t("version", { version: assessment.version })} · {label(assessment.whyVersion)}
        </small>
      </div>
      <p>{t("as-decided-hint")}</p>
    </div>
  );
}
