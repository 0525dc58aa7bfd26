import type { AssessmentView } from "../../api/types/AssessmentView";
import type { Wait } from "../../api/types/Wait";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools, useVocabulary, useWaitLabel } from "../claim/context";
import styles from "./amount.module.css";

interface SettleSectionProps {
  /** Shows a clause's result where it stands, whether its group is folded or not. */
  onRule: (rule: string) => void;
}

/** What would settle the open claim; a fact's question opens its input, any other leads to where it is answered. */
export function SettleSection({ onRule }: SettleSectionProps) {
  const { assessment, edit } = useClaimTools();
  const jump = ({ kind, name }: Wait) => {
    if (kind === "fact") return edit(name);
    if (kind === "reading") return look(`reading-${name}`);
    if (kind !== "document" && kind !== "review") return onRule(name);
    const asking = assessment.requirements.find((one) =>
      one.alternatives.some((each) => each.document === name),
    );
    if (asking) look(`checklist-item-${asking.rule}`);
  };
  return <SettleList assessment={assessment} onQuestion={jump} />;
}

function look(testId: string) {
  const element = document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(testId)}"]`);
  element?.scrollIntoView({ block: "center" });
  element?.querySelector<HTMLElement>("button, input")?.focus();
}

interface SettleListProps {
  assessment: AssessmentView;
  /** Leads to where a question is answered. */
  onQuestion: (question: Wait) => void;
}

/** What would settle an assessment: the fewest documents, and the questions left for people. */
export function SettleList({ assessment, onQuestion }: SettleListProps) {
  const { t } = useTexts();
  const { documentLabel } = useVocabulary();
  const waitLabel = useWaitLabel(assessment);
  const { settle } = assessment;
  if (settle.documents.length + settle.questions.length === 0) return null;
  return (
    <section className={claimStyles.section} aria-label={t("settle")} data-testid="settle">
      <h2>{t("settle")}</h2>
      {settle.documents.length > 0 && (
        <>
          <p className={styles.caption}>{t(settle.certain ? "settle-certain" : "settle-best")}</p>
          <ul className={styles.settle}>
            {settle.documents.map((alternatives) => (
              <li key={alternatives.join()}>{alternatives.map(documentLabel).join(t("or-separator"))}</li>
            ))}
          </ul>
        </>
      )}
      {settle.questions.length > 0 && (
        <>
          <p className={styles.caption}>{t("settle-questions")}</p>
          <ul className={styles.settle}>
            {settle.questions.map((question) => (
              <li key={`${question.kind}-${question.name}`}>
                {question.kind === "holidays" ? (
                  waitLabel(question)
                ) : (
                  <Button
                    look="link"
                    onPress={() => onQuestion(question)}
                    testId={`question-${question.name}`}
                  >
                    {question.kind === "fact"
                      ? waitLabel(question)
                      : `${t(`wait-${question.kind}`)}: ${waitLabel(question)}`}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
