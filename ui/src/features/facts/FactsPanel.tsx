import { useState } from "react";
import type { FactView } from "../../api/types/FactView";
import { Button } from "../../components/Button";
import { useDrafts } from "../../components/drafts";
import { errorText } from "../../components/errorText";
import { useTexts } from "../../i18n";
import { factDraft, useClaimTools, useVocabulary } from "../claim/context";
import { DossierLine } from "./DossierLine";
import { FactRow } from "./FactRow";
import styles from "./facts.module.css";

/** The order in which a claim is told: who, what, when, what it cost. */
const GROUPS = [
  "member",
  "contract",
  "device",
  "purchase",
  "delivery",
  "loss",
  "report",
  "repair",
  "other_cover",
  "payment",
  "evidence",
  "registration",
  "history",
];

/** The facts by group: what is known, what is waited for, and on demand everything else. */
export function FactsPanel() {
  const texts = useTexts();
  const { t } = texts;
  const { claim, editing } = useClaimTools();
  const { facts } = useVocabulary();
  const drafts = useDrafts();
  const [hasAll, setHasAll] = useState(false);
  const isShown = (fact: FactView) =>
    hasAll ||
    fact.value !== null ||
    fact.wanted ||
    fact.candidates.length > 0 ||
    fact.name === editing ||
    drafts.has(factDraft(claim.claimId, fact.name));
  const hidden = claim.facts.filter((fact) => !isShown(fact)).length;
  const groupOf = (fact: FactView) => facts.get(fact.name)?.group ?? "evidence";
  const others = [...new Set(claim.facts.map(groupOf))].filter((group) => !GROUPS.includes(group));
  const groups = [...GROUPS, ...others]
    .map((group) => ({ group, list: claim.facts.filter((fact) => groupOf(fact) === group && isShown(fact)) }))
    .filter(({ list }) => list.length > 0);
  return (
    <section className={styles.facts} aria-label={t("facts")} data-testid="facts">
      {claim.leftOut && (
        <p className={styles.leftOut} role="status" data-testid="left-out">
          {errorText(claim.leftOut, texts)}
        </p>
      )}
      <DossierLine />
      {groups.map(({ group, list }) => (
        <div key={group} className={styles.group}>
          <h2>{t(`group-${group.replaceAll("_", "-")}`)}</h2>
          <ul>
            {list.map((fact) => (
              <FactRow key={fact.name} fact={fact} />
            ))}
          </ul>
        </div>
      ))}
      {(hidden > 0 || hasAll) && (
        <div className={styles.more}>
          <Button small look="plain" onPress={() => setHasAll(!hasAll)} testId="facts-all">
            {hasAll ? t("facts-fewer") : t("facts-more", { count: hidden })}
          </Button>
        </div>
      )}
    </section>
  );
}
