import type { AssessmentView } from "../../api/types/AssessmentView";
import { useTexts } from "../../i18n";
import { amountRange } from "../../i18n/format";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import styles from "./amount.module.css";

/** How the amount of the open claim comes about. */
export function AmountSection() {
  return <AmountLines assessment={useClaimTools().assessment} />;
}

/** How an amount comes about, line by line like a receipt. */
export function AmountLines({ assessment }: { assessment: AssessmentView }) {
  const { t, label } = useTexts();
  if (assessment.breakdown.length === 0) return null;
  return (
    <section className={claimStyles.section} aria-label={t("breakdown")} data-testid="breakdown">
      <h2>{t("breakdown")}</h2>
      <dl className={styles.receipt}>
        {assessment.breakdown.map((line, index) => (
          <div key={index} className={styles[line.role]}>
            <dt>{label(line.label)}</dt>
            <dd>
              {line.role === "removed" && "−"}
              {amountRange(line.amount, t("unbounded"))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
