import type { AssessmentView } from "../../api/types/AssessmentView";
import { useTexts } from "../../i18n";
import { amountRange } from "../../i18n/format";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import styles from "./amount.module.css";

/** What the claimant of the open claim has to pay. */
export function ChargesSection() {
  return <ChargeLines assessment={useClaimTools().assessment} />;
}

/** What the claimant has to pay, or may have to; it stands beside the verdict and never changes it. */
export function ChargeLines({ assessment }: { assessment: AssessmentView }) {
  const { t, label } = useTexts();
  if (assessment.charges.length === 0) return null;
  return (
    <section className={claimStyles.section} aria-label={t("charges")} data-testid="charges">
      <h2>{t("charges")}</h2>
      <dl className={styles.receipt}>
        {assessment.charges.map((charge) => (
          <div key={charge.rule} data-testid={`charge-${charge.rule}`}>
            <dt>
              {label(charge.label)} <small>{charge.clause}</small>
            </dt>
            <dd>
              {!charge.certain && <small>{t("charge-open")} </small>}
              {amountRange(charge.amount, t("unbounded"))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
