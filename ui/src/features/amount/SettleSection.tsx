import type { Wait } from "../../api/types/Wait";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools, useVocabulary, useWaitLabel } from "../claim/context";
import styles from "./amount.module.css";

/** What would settle the claim: the fewest documents, and the questions left for people. */
export function SettleSection() {
  const { t } = useTexts();
  const { assessment } = useClaimTools();
  const { documentLabel } = useVocabulary();
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
                <Question question={question} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A question; a fact's opens its input, any other leads to where it is answered. */
function Question({ question }: { question: Wait }) {
  const { t } = useTexts();
  const { edit } = useClaimTools();
  const waitLabel = useWaitLabel();
  const text = waitLabel(question);
  const jump = () => {
    const place = question.kind === "reading" ? `reading-${question.name}` : `finding-${question.name}`;
    const element = document.querySelector<HTMLElement>(`[data-testid="${CSS.escape(place)}"]`);
    element?.scrollIntoView({ block: "center" });
    element?.querySelector<HTMLElement>("button, input")?.focus();
  };
  return (
    <Button
      look="link"
      onPress={() => (question.kind === "fact" ? edit(question.name) : jump())}
      testId={`question-${question.name}`}
    >
      {question.kind === "fact" ? text : `${t(`wait-${question.kind}`)}: ${text}`}
    </Button>
  );
}
