import type { FactView } from "../../api/types/FactView";
import { Button, classes } from "../../components/Button";
import { useDrafts } from "../../components/drafts";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import { factDraft, useClaimTools, useVocabulary } from "../claim/context";
import { Provenance } from "../findings/Provenance";
import { FactEditor } from "./FactEditor";
import styles from "./facts.module.css";

/** One fact: its value, how well it is known, where it came from. A press opens its input. */
export function FactRow({ fact }: { fact: FactView }) {
  const { t, label } = useTexts();
  const { claim, assessment, change, editing, edit } = useClaimTools();
  const drafts = useDrafts();
  const { facts, factLabel } = useVocabulary();
  const info = facts.get(fact.name);
  if (!info) return null;
  const waiting = assessment.findings.filter((one) =>
    one.waitsFor.some((wait) => wait.kind === "fact" && wait.name === fact.name),
  ).length;
  const isUnknown = fact.value === null;
  // What the book or the dossier says is changed there, where everything else that rests on it sees it.
  const isTaken = fact.fromBook || (!isUnknown && fact.source?.kind === "dossier");
  // One press makes what was read or stated count, with the place it came from kept.
  const confirm = () =>
    change({
      kind: "set_fact",
      fact: fact.name,
      value: fact.value,
      proof: "confirmed",
      evidenceId: fact.source?.evidenceId ?? null,
      page: fact.source?.page ?? null,
      region: fact.source?.region ?? null,
      note: null,
    });
  if (editing === fact.name) {
    return (
      <li className={styles.editing} data-testid={`fact-${fact.name}`}>
        <FactEditor fact={fact} info={info} />
      </li>
    );
  }
  const text = fact.text ? label(fact.text) : t("unknown");
  return (
    <li className={styles.row} data-testid={`fact-${fact.name}`} data-known={!isUnknown && fact.sufficient}>
      <span className={styles.name}>{factLabel(fact.name)}</span>
      {isTaken ? (
        <span className={styles.value}>{text}</span>
      ) : (
        <button
          type="button"
          className={classes(styles.value, styles.press, isUnknown && styles.unknown)}
          aria-label={`${factLabel(fact.name)}: ${text}. ${t("edit")}`}
          onClick={() => edit(fact.name)}
          data-testid={`fact-edit-${fact.name}`}
        >
          <span lang={info.input.type === "text" ? "ja" : undefined}>{text}</span>
        </button>
      )}
      <span className={styles.source}>
        {drafts.has(factDraft(claim.claimId, fact.name)) && (
          <span className={styles.open} data-testid={`fact-unsaved-${fact.name}`}>
            {t("fact-unsaved")}
          </span>
        )}
        {fact.candidates.length > 0 && (
          <span className={styles.open}>{t("candidates", { count: fact.candidates.length })}</span>
        )}
        {isUnknown && waiting > 0 && <span>{t("fact-settles", { count: waiting })}</span>}
        {!isUnknown && !fact.sufficient && (
          <>
            <span className={styles.open}>{t(`needs-${info.proof}`)}</span>
            <Button
              small
              onPress={confirm}
              label={`${factLabel(fact.name)}: ${t("confirm")}`}
              testId={`fact-accept-${fact.name}`}
            >
              <Icon name="check" size={14} />
            </Button>
          </>
        )}
        {!isUnknown && fact.source && (
          <Provenance
            source={fact.source}
            proof={fact.sufficient ? fact.proof : null}
            fromBook={fact.fromBook}
          />
        )}
      </span>
    </li>
  );
}
