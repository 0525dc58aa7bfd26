import type { AssessmentView } from "../../api/types/AssessmentView";
import type { DocumentState } from "../../api/types/DocumentState";
import type { PlanBenefit } from "../../api/types/PlanBenefit";
import { Button, classes } from "../../components/Button";
import { Select } from "../../components/Select";
import { useTexts } from "../../i18n";
import { useVocabulary } from "../claim/context";
import styles from "./plans.module.css";
import trialStyles from "./trial.module.css";

const STATES: DocumentState[] = ["missing", "received", "accepted", "rejected", "unobtainable", "waived"];

interface TrialDocumentsProps {
  benefit: PlanBenefit;
  states: Record<string, DocumentState>;
  onChange: (name: string, state: DocumentState) => void;
  assessment: AssessmentView | undefined;
}

/** The documents the benefit speaks of, each with its state; those that are needed now are marked. */
export function TrialDocuments({ benefit, states, onChange, assessment }: TrialDocumentsProps) {
  const { t } = useTexts();
  const { documentLabel } = useVocabulary();
  if (benefit.documents.length === 0) return null;
  const needed = new Set(
    assessment?.requirements
      .filter((one) => one.needed === "yes")
      .flatMap((one) => one.alternatives.map((each) => each.document)),
  );
  const isLacking = (name: string) => needed.has(name) && (states[name] ?? "missing") === "missing";
  const lacking = benefit.documents.filter(isLacking);
  return (
    <section className={styles.part} aria-label={t("try-documents")}>
      <h3>
        {t("try-documents")} <small>{benefit.documents.length}</small>
        {lacking.length > 0 && (
          <Button
            small
            onPress={() => {
              for (const name of lacking) onChange(name, "accepted");
            }}
            testId="try-accept-all"
          >
            {t("try-accept-all")}
          </Button>
        )}
      </h3>
      {benefit.documents.map((name) => (
        <div key={name} className={trialStyles.fact} data-testid={`try-document-${name}`}>
          <span className={classes(trialStyles.factname, isLacking(name) && trialStyles.waited)}>
            {documentLabel(name)}
          </span>
          <div className={trialStyles.input}>
            <Select
              label={documentLabel(name)}
              bare
              value={states[name] ?? "missing"}
              options={STATES.map((one) => ({ id: one, text: t(`document-${one}`) }))}
              onChange={(state) => onChange(name, state)}
              testId={`try-state-${name}`}
            />
          </div>
          <span className={trialStyles.tools} />
        </div>
      ))}
    </section>
  );
}
