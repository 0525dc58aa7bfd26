import type { DecisionView } from "../../api/types/DecisionView";
import { useAsk } from "../../components/AskReason";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import { instant, yen } from "../../i18n/format";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import styles from "./decide.module.css";

/** What was decided on this benefit, newest first; an override is marked. */
export function DecisionsSection() {
  const { t } = useTexts();
  const { claim, assessment } = useClaimTools();
  const decisions = claim.decisions.filter((one) => one.benefit === assessment.benefit);
  if (decisions.length === 0) return null;
  return (
    <section className={claimStyles.section} aria-label={t("decisions")} data-testid="decisions">
      <h2>{t("decisions")}</h2>
      <ul className={claimStyles.list}>
        {decisions.map((decision, index) => (
          <Decision key={decision.event} decision={decision} isLast={index === 0} />
        ))}
      </ul>
    </section>
  );
}

function Decision({ decision, isLast }: { decision: DecisionView; isLast: boolean }) {
  const { t } = useTexts();
  const { change, open } = useClaimTools();
  const ask = useAsk();
  const reverse = () =>
    ask({ title: t("reverse-title"), label: t("reason") }, ({ reason }) =>
      change({ kind: "reverse_decision", benefit: decision.benefit, reason }),
    );
  return (
    <li
      className={styles.decision}
      data-reversed={decision.reversed}
      data-testid={`decision-${decision.outcome}`}
    >
      <b>
        {t(`outcome-${decision.outcome.replaceAll("_", "-")}`)} {decision.amount && yen(decision.amount)}
      </b>
      <small>
        {decision.by} · {instant(decision.at)}
        {decision.reversed && ` · ${t("reversed")}`}
      </small>
      <Button
        small
        look="plain"
        onPress={() => open({ kind: "decided", event: decision.event })}
        testId={`as-decided-${decision.outcome}`}
      >
        {t("as-decided")}
      </Button>
      {isLast && !decision.reversed && (
        <Button small look="plain" onPress={reverse} testId="reverse">
          {t("reverse")}
        </Button>
      )}
      {decision.overrideReason && (
        <small className={styles.mark} data-testid="override-mark">
          {t("overridden", { reason: decision.overrideReason })}
        </small>
      )}
    </li>
  );
}
