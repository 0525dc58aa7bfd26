import { useState } from "react";
import { toDeskError } from "../../api/backend";
import { useTrialExplanation } from "../../api/hooks";
import type { AssessmentView } from "../../api/types/AssessmentView";
import type { FindingView } from "../../api/types/FindingView";
import type { FindingWeight } from "../../api/types/FindingWeight";
import type { Trial } from "../../api/types/Trial";
import type { TrialView } from "../../api/types/TrialView";
import type { Wait } from "../../api/types/Wait";
import { Button, classes } from "../../components/Button";
import { errorText } from "../../components/errorText";
import { Icon } from "../../components/Icon";
import { useCopy } from "../../components/useCopy";
import { FindingSign, Verdict } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { amountRange } from "../../i18n/format";
import { AmountLines } from "../amount/AmountSection";
import { ChargeLines } from "../amount/ChargesSection";
import { SettleList } from "../amount/SettleSection";
import claimStyles from "../claim/claim.module.css";
import { ExplanationBody } from "../findings/Explanation";
import findingStyles from "../findings/findings.module.css";
import { FOLDED, WEIGHTS } from "../findings/weights";
import { useBrowsing } from "./browsing";
import styles from "./plans.module.css";
import trialStyles from "./trial.module.css";

interface TrialResultProps {
  trial: Trial;
  answer: TrialView | undefined;
  assessment: AssessmentView | undefined;
  error: unknown;
  /** Whether the answer is the one to what stands in the inputs. */
  isCurrent: boolean;
  /** Leads to the input of what a question asks for. */
  onQuestion: (testId: string) => void;
}

/** Where each sort of question is answered on the left. */
const INPUTS: Partial<Record<Wait["kind"], string>> = {
  fact: "try-fact",
  document: "try-document",
  review: "try-document",
  reading: "try-reading",
};

/** What the plan says to the facts by hand: verdict, amount, what would settle it, every clause. */
export function TrialResult({ trial, answer, assessment, error, isCurrent, onQuestion }: TrialResultProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const copy = useCopy();
  if (error) {
    return (
      <p className={styles.empty} role="alert">
        {errorText(toDeskError(error), texts)}
      </p>
    );
  }
  if (!answer || !assessment) return <p className={styles.empty}>{t("loading")}</p>;
  const ask = (wait: Wait) => {
    const input = INPUTS[wait.kind];
    if (input) onQuestion(`${input}-${wait.name}`);
    else
      document
        .querySelector<HTMLElement>(`[data-testid="try-finding-${CSS.escape(wait.name)}"] button`)
        ?.focus();
  };
  return (
    <section
      className={claimStyles.assessment}
      aria-label={t("assessment")}
      aria-busy={!isCurrent}
      data-testid="try-result"
      data-current={isCurrent}
    >
      <div className={classes(claimStyles.scroll, !isCurrent && trialStyles.stale)}>
        <div className={claimStyles.headline} aria-live="polite">
          <span data-testid="try-verdict" data-verdict={assessment.verdict}>
            <Verdict verdict={assessment.verdict} presuming={assessment.presuming} />
          </span>
          {assessment.amount && (
            <span className={claimStyles.amount} data-testid="try-amount">
              {amountRange(assessment.amount, t("unbounded"))}
            </span>
          )}
          <small>
            {t("counts", { ...assessment.counts })}
            {assessment.version && ` · ${t("version", { version: assessment.version })}`}
            {!isCurrent && ` · ${t("try-working")}`}
          </small>
        </div>
        {assessment.defect && (
          <p className={trialStyles.defect}>{t("try-defect", { why: label(assessment.defect) })}</p>
        )}
        <SettleList assessment={assessment} onQuestion={ask} />
        <AmountLines assessment={assessment} />
        <ChargeLines assessment={assessment} />
        <section className={claimStyles.section} aria-label={t("findings")}>
          <h2>{t("findings")}</h2>
          {WEIGHTS.map((weight) => (
            <Findings
              key={weight}
              weight={weight}
              findings={assessment.findings.filter((one) => one.weight === weight)}
              trial={trial}
              benefit={assessment.benefit}
            />
          ))}
        </section>
      </div>
      <footer className={trialStyles.copy}>
        <span>{t("try-not-recorded")}</span>
        <Button onPress={() => copy(answer.file, t("try-copied"))} disabled={!isCurrent} testId="try-copy">
          {t("try-copy")}
        </Button>
      </footer>
    </section>
  );
}

interface FindingsProps {
  weight: FindingWeight;
  findings: FindingView[];
  trial: Trial;
  benefit: string;
}

function Findings({ weight, findings, trial, benefit }: FindingsProps) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(!FOLDED.includes(weight));
  if (findings.length === 0) return null;
  return (
    <div className={findingStyles.group}>
      <div className={findingStyles.head}>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          data-testid={`try-${weight}`}
        >
          <Icon name={isOpen ? "down" : "right"} size={12} />
          <span
            className={classes(
              weight === "against" && findingStyles.against,
              weight === "open" && findingStyles.open,
            )}
          >
            {t(`findings-${weight}`)} {findings.length}
          </span>
        </button>
      </div>
      {isOpen && (
        <ul>
          {findings.map((one) => (
            <Finding key={one.rule} finding={one} trial={trial} benefit={benefit} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Finding({ finding, trial, benefit }: { finding: FindingView; trial: Trial; benefit: string }) {
  const { t, label } = useTexts();
  const { go } = useBrowsing();
  const [isOpen, setOpen] = useState(false);
  return (
    <li
      className={findingStyles.finding}
      data-testid={`try-finding-${finding.rule}`}
      data-result={finding.result}
    >
      <button
        type="button"
        className={findingStyles.line}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <FindingSign result={finding.result} weight={finding.weight} />
        <span className={findingStyles.label}>{label(finding.label)}</span>
        <small lang="ja">{finding.clause}</small>
      </button>
      {isOpen && (
        <div className={findingStyles.body}>
          <p>
            {t(`kind-${finding.kind}`)} · {t(`result-${finding.result.replaceAll("_", "-")}`)}
          </p>
          <Explained trial={trial} benefit={benefit} rule={finding.rule} />
          <div className={findingStyles.actions}>
            <Button small onPress={() => go({ kind: "rule", id: finding.rule })}>
              {t("show-in-plan")}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function Explained({ trial, benefit, rule }: { trial: Trial; benefit: string; rule: string }) {
  const texts = useTexts();
  const { data, error } = useTrialExplanation(trial, benefit, rule);
  if (error) return <p className={findingStyles.waits}>{errorText(toDeskError(error), texts)}</p>;
  if (!data) return <p className={findingStyles.waits}>{texts.t("loading")}</p>;
  return <ExplanationBody explanation={data} />;
}
