import type { ReactNode } from "react";
import { classes } from "../../components/Button";
import { Copyable } from "../../components/Copyable";
import { DocumentSign } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { fileSize, instant } from "../../i18n/format";
import { groupsOf } from "../checklist/groups";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools, useVocabulary } from "../claim/context";
import { Provenance } from "../findings/Provenance";
import styles from "./decide.module.css";

/** Digits of a hash that are shown; a press copies them all. */
const SHOWN_DIGITS = 16;

function Part({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTexts();
  return (
    <section className={claimStyles.section} aria-label={t(name)} data-testid={`decided-${name}`}>
      <h2>{t(name)}</h2>
      <ul className={styles.table}>{children}</ul>
    </section>
  );
}

/** The facts that were known, and where each came from. */
export function ThenFacts() {
  const { label } = useTexts();
  const { claim } = useClaimTools();
  const { factLabel } = useVocabulary();
  return (
    <Part name="facts">
      {claim.facts.map(
        (fact) =>
          fact.text && (
            <li key={fact.name} data-testid={`decided-fact-${fact.name}`}>
              <span>{factLabel(fact.name)}</span>
              <span>{label(fact.text)}</span>
              <small>
                {fact.source && (
                  <Provenance source={fact.source} proof={fact.proof} fromBook={fact.fromBook} />
                )}
              </small>
            </li>
          ),
      )}
    </Part>
  );
}

/** How each requirement stood. */
export function ThenDocuments() {
  const { t, label } = useTexts();
  const { needed, perhaps, optional } = groupsOf(useClaimTools().assessment);
  const requirements = [...needed, ...perhaps, ...optional];
  if (requirements.length === 0) return null;
  return (
    <Part name="checklist">
      {requirements.map((one) => (
        <li key={one.rule}>
          <span className={styles.signed}>
            <DocumentSign state={one.state} perhaps={one.needed === "unknown" || one.advisory} />
            <span>{one.alternatives.map((each) => label(each.label)).join(t("or-separator"))}</span>
          </span>
          <span>{one.why && label(one.why)}</span>
          <small>{t(`document-${one.state}`)}</small>
        </li>
      ))}
    </Part>
  );
}

/** The files that were there, with the hashes of their originals. */
export function ThenEvidence() {
  const { t } = useTexts();
  const { claim } = useClaimTools();
  const { documentLabel } = useVocabulary();
  if (claim.evidence.length === 0) return null;
  return (
    <Part name="evidence">
      {claim.evidence.map((one) => (
        <li key={one.evidenceId} data-testid={`decided-evidence-${one.name}`}>
          <span>
            {one.document ? documentLabel(one.document) : t("unclassified")}
            {one.setAside && ` (${t("set-aside")})`}
          </span>
          <span>
            {one.name} <small>{`${fileSize(one.size)} · ${instant(one.attachedAt)}`}</small>
          </span>
          <small>
            <Hash text={one.sha256} />
          </small>
        </li>
      ))}
    </Part>
  );
}

/** The readings it stood on, and who chose them. */
export function ThenReadings() {
  const { t, label } = useTexts();
  const stands = useClaimTools().assessment.readings.filter((one) => one.choice !== null);
  if (stands.length === 0) return null;
  return (
    <Part name="readings-then">
      {stands.map(({ reading, choice, chosen }) => {
        const meant = reading.choices.find((one) => one.id === choice);
        return (
          <li key={reading.id}>
            <span>{label(reading.question)}</span>
            <span>{meant && label(meant.label)}</span>
            <small>
              {chosen && `${t(`reading-by-${chosen.scope}`, { by: chosen.by })} ${chosen.reason}`}
            </small>
          </li>
        );
      })}
    </Part>
  );
}

/** Plan, vocabulary and rules core: what they were, and whether they are the same today. */
export function ThenMadeWith() {
  const { t } = useTexts();
  const { decided } = useClaimTools();
  return (
    <Part name="made-with">
      {decided?.madeWith.map((one) => (
        <li key={one.what} data-testid={`made-with-${one.what}`}>
          <span>{t(`made-with-${one.what}`)}</span>
          <span>{one.what === "engine" ? one.was : <Hash text={one.was} />}</span>
          <small className={classes(!one.same && styles.changed)}>
            {t(one.same ? "made-with-same" : "made-with-changed")}
          </small>
        </li>
      ))}
    </Part>
  );
}

function Hash({ text }: { text: string }) {
  return <Copyable text={text} shown={text.slice(0, SHOWN_DIGITS)} />;
}
