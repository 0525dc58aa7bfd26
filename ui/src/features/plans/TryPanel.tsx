import { useRef, useState } from "react";
import type { AssessmentView } from "../../api/types/AssessmentView";
import type { DeskError } from "../../api/types/DeskError";
import type { PlanBenefit } from "../../api/types/PlanBenefit";
import { Button } from "../../components/Button";
import { mistakeTexts } from "../../components/errorText";
import { Select } from "../../components/Select";
import { Split } from "../../components/Split";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { useVocabulary } from "../claim/context";
import { useBrowsing } from "./browsing";
import { TakeOver } from "./TakeOver";
import { TrialDocuments } from "./TrialDocuments";
import { TrialFacts } from "./TrialFacts";
import { TrialReadings } from "./TrialReadings";
import { TrialResult } from "./TrialResult";
import trialStyles from "./trial.module.css";
import { type Entered, NOTHING, trialOf, useTrial } from "./useTrial";

const BY_DATE = "by-date";

/** A claim that nobody made: facts by hand on the left, what the plan says to them on the right. */
export function TryPanel() {
  const { plan } = useBrowsing();
  const [chosen, setChosen] = useState(plan.benefits[0]?.id);
  const benefit = plan.benefits.find((one) => one.id === chosen) ?? plan.benefits[0];
  if (!benefit) return null;
  return <Trial key={benefit.subject} benefit={benefit} onBenefit={setChosen} />;
}

function Trial({ benefit, onBenefit }: { benefit: PlanBenefit; onBenefit: (benefit: string) => void }) {
  const { t, label } = useTexts();
  const { plan } = useBrowsing();
  const { facts } = useVocabulary();
  const [entered, setEntered] = useState<Entered>(() => ({ ...NOTHING, version: plan.version }));
  const [resets, setResets] = useState(0);
  const pane = useRef<HTMLDivElement>(null);
  const trial = trialOf(plan.plan, benefit.subject, entered, facts);
  const { asked, answer, error, isCurrent } = useTrial(trial);
  const assessment: AssessmentView | undefined = answer?.assessments.find(
    (one) => one.benefit === benefit.id,
  );
  const mistake = (name: string) => answer?.mistakes.find((one) => one.fact === name)?.error;
  const put = (part: Partial<Entered>) => setEntered((all) => ({ ...all, ...part }));
  /** Begins anew; the order of the facts too. */
  const begin = (from: Entered) => {
    setEntered(from);
    setResets((count) => count + 1);
  };
  /** Brings the input of a fact, a document or a reading into sight. */
  const lead = (id: string) => {
    const element = pane.current?.querySelector<HTMLElement>(`[data-testid="${CSS.escape(id)}"]`);
    element?.scrollIntoView({ block: "center" });
    const input = element?.matches("input, button")
      ? element
      : element?.querySelector<HTMLElement>("input, button");
    input?.focus();
  };
  return (
    <Split
      name="trial"
      label={t("resize-trial")}
      initial={440}
      min={360}
      max={640}
      fixed="end"
      start={
        <div className={trialStyles.trial} ref={pane} data-testid="trial">
          <div className={trialStyles.setting}>
            <Select
              label={t("benefit")}
              value={benefit.id}
              options={plan.benefits.map((one) => ({ id: one.id, text: label(one.label) }))}
              onChange={onBenefit}
              testId="try-benefit"
            />
            <Select
              label={t("plan-version")}
              value={entered.version ?? BY_DATE}
              options={[
                ...plan.versions.map((one) => ({
                  id: one.effective,
                  text: t("plan-version-from", { date: one.effective }),
                })),
                { id: BY_DATE, text: t("try-by-date", { by: label(plan.versionBy) }) },
              ]}
              onChange={(id) => put({ version: id === BY_DATE ? null : id })}
              testId="try-version"
            />
            <div>
              <TextField
                label={t("try-as-of")}
                value={entered.asOf}
                onChange={(asOf) => put({ asOf })}
                placeholder={t("try-now")}
                testId="try-as-of"
              />
              <Mistake error={mistake("as_of")} />
            </div>
          </div>
          <div className={trialStyles.begin}>
            <TakeOver onTake={begin} />
            <Button small onPress={() => begin({ ...NOTHING, version: plan.version })} testId="try-reset">
              {t("try-reset")}
            </Button>
          </div>
          <TrialFacts
            key={`${benefit.id}/${resets}`}
            benefit={benefit}
            entered={entered.facts}
            onChange={(name, draft) =>
              setEntered((all) => ({ ...all, facts: { ...all.facts, [name]: draft } }))
            }
            assessment={assessment}
            mistake={mistake}
          />
          <TrialDocuments
            benefit={benefit}
            states={entered.documents}
            onChange={(name, state) => put({ documents: { ...entered.documents, [name]: state } })}
            assessment={assessment}
          />
          <TrialReadings
            benefit={benefit}
            taken={entered.readings}
            onChange={(readings) => put({ readings })}
          />
        </div>
      }
      end={
        <TrialResult
          trial={asked}
          answer={answer}
          assessment={assessment}
          error={error}
          isCurrent={isCurrent}
          onQuestion={lead}
        />
      }
    />
  );
}

/** Said under an input whose content cannot be taken: what is wrong with it, and that it counts as not known. */
export function Mistake({ error }: { error: DeskError | undefined }) {
  const texts = useTexts();
  if (!error) return null;
  return <p className={trialStyles.mistake}>{texts.t("try-mistake", { why: mistakeTexts(error, texts) })}</p>;
}
