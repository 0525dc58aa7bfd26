import { useEffect, useRef, useState } from "react";
import type { AssessmentView } from "../../api/types/AssessmentView";
import type { DeskError } from "../../api/types/DeskError";
import type { FactInfo } from "../../api/types/FactInfo";
import type { PlanBenefit } from "../../api/types/PlanBenefit";
import { Button, classes } from "../../components/Button";
import { Checkbox } from "../../components/Checkbox";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import { useVocabulary } from "../claim/context";
import { ListEditor } from "../facts/ListEditor";
import { ValueInput } from "../facts/ValueInput";
import { type Draft, isEmpty, NONE } from "../facts/values";
import styles from "./plans.module.css";
import { Mistake } from "./TryPanel";
import trialStyles from "./trial.module.css";

interface TrialFactsProps {
  benefit: PlanBenefit;
  entered: Record<string, Draft>;
  onChange: (name: string, draft: Draft) => void;
  assessment: AssessmentView | undefined;
  mistake: (name: string) => DeskError | undefined;
}

/** Names of the facts that can still change the result. */
function waitedFor(assessment: AssessmentView | undefined): Set<string> {
  const settling = assessment?.settle.questions ?? [];
  const waits =
    assessment?.findings.filter((one) => one.weight === "open").flatMap((one) => one.waitsFor) ?? [];
  return new Set([...settling, ...waits].filter((one) => one.kind === "fact").map((one) => one.name));
}

/**
 * The facts the benefit uses, those that are waited for first. The order is made anew only while nobody is
 * in the table: an input that moved away under one's hands would be worse than an old order.
 */
export function TrialFacts({ benefit, entered, onChange, assessment, mistake }: TrialFactsProps) {
  const { t } = useTexts();
  const { facts } = useVocabulary();
  const box = useRef<HTMLElement>(null);
  const [first, setFirst] = useState<string[]>([]);
  const waited = waitedFor(assessment);
  const key = [...waited].join();
  useEffect(() => {
    if (box.current?.contains(document.activeElement)) return;
    setFirst(key === "" ? [] : key.split(","));
  }, [key]);
  const known = benefit.facts.flatMap((name) => facts.get(name) ?? []);
  const groups = [
    { id: "try-waiting", list: known.filter((one) => first.includes(one.name)) },
    { id: "try-other", list: known.filter((one) => !first.includes(one.name)) },
  ].filter((group) => group.list.length > 0);
  return (
    <section
      ref={box}
      className={styles.part}
      aria-label={t("facts")}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFirst([...waited]);
      }}
    >
      {groups.map((group) => (
        <div key={group.id} className={styles.group}>
          <h3>
            {t(group.id)} <small>{group.list.length}</small>
          </h3>
          {group.list.map((info) => (
            <Row
              key={info.name}
              info={info}
              draft={entered[info.name] ?? ""}
              onChange={(draft) => onChange(info.name, draft)}
              isWaited={waited.has(info.name)}
              mistake={mistake(info.name)}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

interface RowProps {
  info: FactInfo;
  draft: Draft;
  onChange: (draft: Draft) => void;
  isWaited: boolean;
  mistake: DeskError | undefined;
}

function Row({ info, draft, onChange, isWaited, mistake }: RowProps) {
  const { t, label } = useTexts();
  const name = label(info.label);
  const isFilled = typeof draft !== "string" || !isEmpty(draft);
  return (
    <div className={trialStyles.fact} data-testid={`try-fact-${info.name}`} data-waited={isWaited}>
      <span className={classes(trialStyles.factname, isWaited && !isFilled && trialStyles.waited)}>
        {name}
      </span>
      <div className={classes(trialStyles.input, info.optional && trialStyles.optional)}>
        {draft === NONE ? (
          <span className={trialStyles.none}>{t("fact-none")}</span>
        ) : info.input.type === "list" ? (
          <TrialList info={info} draft={draft} onChange={onChange} />
        ) : (
          <ValueInput
            input={info.input}
            label={name}
            value={draft}
            onChange={onChange}
            testId={`try-input-${info.name}`}
          />
        )}
        {info.optional && (
          <Checkbox
            checked={draft === NONE}
            onChange={(isNone) => onChange(isNone ? NONE : "")}
            testId={`try-none-${info.name}`}
          >
            {t("fact-none")}
          </Checkbox>
        )}
        <Mistake error={mistake} />
      </div>
      <span className={trialStyles.tools}>
        {isFilled && (
          <Button
            small
            look="plain"
            label={t("try-clear", { fact: name })}
            onPress={() => onChange("")}
            testId={`try-clear-${info.name}`}
          >
            <Icon name="close" size={12} />
          </Button>
        )}
      </span>
    </div>
  );
}

/** A list stays unknown until somebody says that there is one, be it empty. */
function TrialList({
  info,
  draft,
  onChange,
}: {
  info: FactInfo;
  draft: Draft;
  onChange: (draft: Draft) => void;
}) {
  const { t } = useTexts();
  if (info.input.type !== "list") return null;
  if (typeof draft === "string") {
    return (
      <span className={trialStyles.listbegin}>
        <Button
          small
          onPress={() => onChange({ items: [], complete: true })}
          testId={`try-list-empty-${info.name}`}
        >
          {t("try-list-empty")}
        </Button>
        <Button
          small
          onPress={() => onChange({ items: [{}], complete: true })}
          testId={`try-list-add-${info.name}`}
        >
          {t("line-add")}
        </Button>
      </span>
    );
  }
  return (
    <ListEditor
      columns={info.input.columns}
      draft={draft}
      onChange={onChange}
      testId={`try-input-${info.name}`}
    />
  );
}
