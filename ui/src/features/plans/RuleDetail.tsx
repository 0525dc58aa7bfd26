import { usePassage } from "../../api/hooks";
import type { PlanReading } from "../../api/types/PlanReading";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import { useVocabulary } from "../claim/context";
import { useBrowsing } from "./browsing";
import { HouseLine } from "./HouseLine";
import { NameLinks, NotHere, Part, Source } from "./parts";
import styles from "./plans.module.css";
import { Says } from "./Says";

/** One rule: where it stands, what it says, which facts it uses and what proves them, what it rests on. */
export function RuleDetail({ id }: { id: string }) {
  const { t, label } = useTexts();
  const { plan } = useBrowsing();
  const rule = plan.rules.find((one) => one.id === id);
  if (!rule) return <NotHere />;
  const readings = plan.readings.filter((one) => rule.readings.includes(one.reading.id));
  const benefits = plan.benefits.filter((one) => rule.benefits.includes(one.id));
  return (
    <>
      <p className={styles.kind}>
        {[
          t(`kind-${rule.kind}`),
          ...benefits.map((one) => label(one.label)),
          rule.advisory ? t("advisory") : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <h2 data-testid="plan-rule-title">{label(rule.label)}</h2>
      <Source clause={rule.clause} at={rule.at} inventory={rule.inventory} />
      <Part title={t("plan-says")} testId="plan-says">
        <Says rule={rule} />
      </Part>
      {rule.facts.length > 0 && <Facts names={rule.facts} />}
      {readings.length > 0 && (
        <Part title={t("plan-readings")} testId="plan-rule-readings">
          {readings.map((one) => (
            <Rests key={one.reading.id} reading={one} />
          ))}
        </Part>
      )}
      <Passage rule={rule.id} />
    </>
  );
}

/** The facts a rule uses, the proof each needs, and the documents of this plan that give it. */
function Facts({ names }: { names: string[] }) {
  const { t } = useTexts();
  const { plan } = useBrowsing();
  const { facts } = useVocabulary();
  return (
    <Part title={t("plan-facts")} testId="plan-rule-facts">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("plan-fact")}</th>
            <th scope="col">{t("plan-needs")}</th>
            <th scope="col">{t("plan-proved-by")}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const info = facts.get(name);
            const proving = plan.documents
              .filter((one) => one.proves.includes(name))
              .map((one) => one.document);
            return (
              <tr key={name}>
                <th scope="row">
                  <NameLinks kind="fact" ids={[name]} />
                </th>
                <td>{info && t(info.group === "history" ? "plan-from-book" : `proof-${info.proof}`)}</td>
                <td>{proving.length > 0 ? <NameLinks kind="document" ids={proving} /> : "—"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}

/** A reading the rule rests on: the question, and what the house has chosen. */
function Rests({ reading: { reading, house } }: { reading: PlanReading }) {
  const { t, label } = useTexts();
  const { go } = useBrowsing();
  const chosen = reading.choices.find((one) => one.id === house?.choice);
  return (
    <div className={styles.rests}>
      <p>
        <Button
          look="link"
          onPress={() => go({ kind: "reading", id: reading.id })}
          testId={`plan-rests-${reading.id}`}
        >
          {label(reading.question)}
        </Button>{" "}
        <small>{reading.register}</small>
      </p>
      {chosen && house ? (
        <p>
          <b>{label(chosen.label)}</b> <HouseLine stand={house} />
        </p>
      ) : (
        <p className={styles.unsettled}>{t("house-open")}</p>
      )}
    </div>
  );
}

/** What the source itself says, where the desk has it. */
function Passage({ rule }: { rule: string }) {
  const { t } = useTexts();
  const { plan } = useBrowsing();
  const { data } = usePassage(plan.plan, plan.version, rule);
  return (
    <Part title={t("plan-passage")} testId="plan-passage">
      {data === undefined ? (
        <p className={styles.quiet}>{t("loading")}</p>
      ) : data.text ? (
        <blockquote className={styles.passage} lang="ja">
          {data.text}
          {data.ownWords && <small>{t("passage-sample")}</small>}
        </blockquote>
      ) : (
        <p className={styles.quiet}>{t(plan.terms ? "plan-passage-unnamed" : "plan-passage-none")}</p>
      )}
    </Part>
  );
}
