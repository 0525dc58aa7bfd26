import { useState } from "react";
import { Button } from "../../components/Button";
import { useCommands } from "../../components/commands";
import { Verdict } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { amountRange, yen } from "../../i18n/format";
import { AmountSection } from "../amount/AmountSection";
import { ChargesSection } from "../amount/ChargesSection";
import { SettleSection } from "../amount/SettleSection";
import { ChecklistSection } from "../checklist/ChecklistSection";
import { DecisionsSection } from "../decide/DecisionsSection";
import { isDecided } from "../decide/proposal";
import { FindingsSection } from "../findings/FindingsSection";
import { LettersSection } from "../letter/LettersSection";
import { ReadingsSection } from "../readings/ReadingsSection";
import styles from "./claim.module.css";
import { useClaimTools } from "./context";
import { useRefer } from "./useRefer";

/** What follows from the facts: verdict, checklist, findings, amount, and what would settle it. */
export function AssessmentPane() {
  const { t } = useTexts();
  // The clause a question leads to, until it is shown.
  const [sought, seek] = useState<string | null>(null);
  return (
    <section className={styles.assessment} aria-label={t("assessment")}>
      <Benefits />
      <div className={styles.scroll} tabIndex={-1}>
        <Headline />
        <DecisionsSection />
        <ChecklistSection />
        <SettleSection onRule={seek} />
        <FindingsSection sought={sought} onFound={() => seek(null)} />
        <AmountSection />
        <ChargesSection />
        <ReadingsSection />
        <LettersSection />
      </div>
      <Actions />
    </section>
  );
}

function Benefits() {
  const { t, label } = useTexts();
  const { claim, assessment, setBenefit } = useClaimTools();
  if (claim.assessments.length < 2) return null;
  return (
    <div className={styles.benefits} role="group" aria-label={t("benefit")}>
      {claim.assessments.map((one) => (
        <Button
          key={one.benefit}
          small
          look="plain"
          on={one === assessment}
          onPress={() => setBenefit(one.benefit)}
          testId={`benefit-${one.benefit}`}
        >
          {label(one.label)}
        </Button>
      ))}
    </div>
  );
}

function Headline() {
  const { t, label } = useTexts();
  const { assessment } = useClaimTools();
  const { counts } = assessment;
  return (
    <div className={styles.headline} aria-live="polite">
      <span data-testid="verdict" data-verdict={assessment.verdict}>
        <Verdict verdict={assessment.verdict} presuming={assessment.presuming} />
      </span>
      {assessment.amount && (
        <span className={styles.amount} data-testid="amount">
          {amountRange(assessment.amount, t("unbounded"))}
        </span>
      )}
      <small>
        {t("counts", { ...counts })} · {t("version", { version: assessment.version })} ·{" "}
        {label(assessment.whyVersion)}
      </small>
    </div>
  );
}

function Actions() {
  const { t } = useTexts();
  const { claim, assessment, open } = useClaimTools();
  const refer = useRefer();
  useCommands([{ id: "refer", keys: [], group: "claim", run: refer }]);
  const { amount, verdict } = assessment;
  const hasDecision = isDecided(claim, assessment.benefit);
  const isSettled = verdict === "payable" && amount !== null && amount.to === amount.from;
  return (
    <footer className={styles.foot}>
      <Button
        onPress={() => open({ kind: "letter", asking: true })}
        look={verdict === "undetermined" && !hasDecision ? "solid" : undefined}
        shortcut="a"
        testId="ask-open"
      >
        {t("ask")}
      </Button>
      <Button
        onPress={() => open({ kind: "decide" })}
        look={verdict === "undetermined" || hasDecision ? undefined : "solid"}
        disabled={hasDecision}
        shortcut="d"
        testId="decide-open"
      >
        {isSettled ? t("decide-amount", { amount: yen(amount.from) }) : t("decide")}
      </Button>
      <Button onPress={refer} testId="refer-open">
        {t("refer")}
      </Button>
      <Button
        onPress={() => open({ kind: "letter", asking: false })}
        look={hasDecision ? "solid" : undefined}
        shortcut="l"
        testId="letter-open"
      >
        {t("letter")}
      </Button>
    </footer>
  );
}
