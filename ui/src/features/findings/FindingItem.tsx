import { useEffect, useRef, useState } from "react";
import type { FindingView } from "../../api/types/FindingView";
import { useAsk } from "../../components/AskReason";
import { Button } from "../../components/Button";
import { FindingSign } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { useClaimTools, useWaitLabel } from "../claim/context";
import { usePlanBrowser } from "../plans/context";
import { Explanation } from "./Explanation";
import styles from "./findings.module.css";

interface FindingItemProps {
  finding: FindingView;
  /** To be shown to the person, who is told once it was. */
  isSought: boolean;
  onFound?: () => void;
}

/** One clause's result; opens to how it came about. */
export function FindingItem({ finding, isSought, onFound }: FindingItemProps) {
  const { t, label } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { assessment } = useClaimTools();
  const waitLabel = useWaitLabel(assessment);
  const line = useRef<HTMLButtonElement>(null);
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    if (!isSought) return;
    line.current?.scrollIntoView({ block: "center" });
    line.current?.focus();
    found.current?.();
  }, [isSought]);
  return (
    <li className={styles.finding} data-testid={`finding-${finding.rule}`} data-result={finding.result}>
      <button
        ref={line}
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <FindingSign result={finding.result} weight={finding.weight} />
        <span className={styles.label}>{label(finding.label)}</span>
        <small lang="ja">{finding.clause}</small>
      </button>
      {finding.result === "undetermined" && finding.waitsFor.length > 0 && (
        <p className={styles.waits}>
          {t("waits-for", { what: finding.waitsFor.map(waitLabel).join(t("list-separator")) })}
        </p>
      )}
      {finding.handledBy && <p className={styles.waits}>{t("handled-by", { by: finding.handledBy })}</p>}
      {isOpen && (
        <div className={styles.body}>
          <p>
            {t(`kind-${finding.kind}`)} · {t(`result-${finding.result.replaceAll("_", "-")}`)}
            {finding.advisory && ` · ${t("advisory")}`}
          </p>
          <Explanation rule={finding.rule} />
          <FindingActions finding={finding} />
        </div>
      )}
    </li>
  );
}

function FindingActions({ finding }: { finding: FindingView }) {
  const { t, label } = useTexts();
  const { claim, assessment, change, decided } = useClaimTools();
  const plans = usePlanBrowser();
  const ask = useAsk();
  const { rule } = finding;
  const showInPlan = () =>
    plans.open({ plan: claim.plan, version: assessment.version, place: { kind: "rule", id: rule } });
  const named = (title: string) => ({
    title: t(title, { rule: label(finding.label) }),
    label: t("reason"),
  });
  const overturn = () =>
    ask(named("overturn-title"), ({ reason }) => change({ kind: "overturn_presumption", rule, reason }));
  const raise = (raised: boolean) =>
    ask(named(raised ? "raise-title" : "not-raise-title"), ({ reason }) =>
      change({ kind: "find_discretion", rule, raised, reason }),
    );
  const enquire = () =>
    ask({ title: t("enquiry-title"), label: t("enquiry-note") }, ({ reason }) =>
      change({ kind: "record_enquiry", rule, note: reason }),
    );
  const setAmount = () =>
    ask({ title: t("set-amount"), label: t("reason"), value: t("amount-yen") }, ({ value, reason }) =>
      change({ kind: "set_amount", rule, amount: value, reason }),
    );
  const waits = (kind: string) =>
    !decided && finding.waitsFor.some((wait) => wait.kind === kind && wait.name === rule);
  const isDiscretion = finding.kind === "discretion";
  return (
    <div className={styles.actions}>
      {finding.result === "presumed" && !isDiscretion && !decided && (
        <Button small onPress={overturn} testId={`overturn-${rule}`}>
          {t("overturn")}
        </Button>
      )}
      {isDiscretion && !decided && (
        <>
          <Button small onPress={() => raise(true)} testId={`raise-${rule}`}>
            {t("raise")}
          </Button>
          <Button small onPress={() => raise(false)} testId={`not-raise-${rule}`}>
            {t("not-raise")}
          </Button>
        </>
      )}
      {waits("enquiry") && (
        <Button small onPress={enquire} testId={`enquire-${rule}`}>
          {t("record-enquiry")}
        </Button>
      )}
      {waits("amount") && (
        <Button small onPress={setAmount} testId={`set-amount-${rule}`}>
          {t("set-amount")}
        </Button>
      )}
      <Button small look="plain" onPress={showInPlan} testId={`in-plan-${rule}`}>
        {t("show-in-plan")}
      </Button>
    </div>
  );
}
