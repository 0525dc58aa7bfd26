import { useEffect, useRef, useState } from "react";
import type { CandidateView } from "../../api/types/CandidateView";
import type { Change } from "../../api/types/Change";
import type { DeskError } from "../../api/types/DeskError";
import type { FactInfo } from "../../api/types/FactInfo";
import type { FactView } from "../../api/types/FactView";
import type { Proof } from "../../api/types/Proof";
import type { SourceView } from "../../api/types/SourceView";
import { useAsk } from "../../components/AskReason";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Checkbox";
import { useDraft } from "../../components/drafts";
import { errorText } from "../../components/errorText";
import { ImeForm } from "../../components/ime";
import { useNotices } from "../../components/Notices";
import { Radios } from "../../components/Radios";
import { useTexts } from "../../i18n";
import { factDraft, useClaimTools, useVocabulary } from "../claim/context";
import styles from "./facts.module.css";
import { ListEditor } from "./ListEditor";
import { ValueInput } from "./ValueInput";
import { claimValue, type Draft, draftOf, isEmpty, NONE, saysNone } from "./values";

interface FactEditorProps {
  fact: FactView;
  info: FactInfo;
}

/** What stands in the input, and what is said about it. */
interface Entry {
  draft: Draft;
  isFromPage: boolean;
  proof: Proof;
  /** The candidate it was taken from. */
  taken: { draft: Draft; source: SourceView | null } | null;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The input of a fact. What is typed goes to the desk as typed; the desk reads it and answers the value. */
export function FactEditor({ fact, info }: FactEditorProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const { claim, change, isChanging, shown, show, endEdit } = useClaimTools();
  const { factLabel, documentLabel, documents } = useVocabulary();
  const { fail } = useNotices();
  const ask = useAsk();
  const evidenceOf = (id: string | undefined) => claim.evidence.find((one) => one.evidenceId === id);
  const document = evidenceOf(shown?.evidenceId)?.document;
  const proves = document ? documents.get(document)?.proves.includes(fact.name) : false;
  const kept = useDraft<Entry>(factDraft(claim.claimId, fact.name), {
    draft: draftOf(fact, info.input),
    isFromPage: proves === true,
    proof: "confirmed",
    taken: null,
  });
  const entry = kept.value;
  const { draft, isFromPage, proof } = entry;
  const put = (part: Partial<Entry>) => kept.put({ ...entry, ...part });
  const [refused, setRefused] = useState<DeskError | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  // As long as the value is that of a candidate, it is from where that was read.
  const place =
    entry.taken?.source?.evidenceId && isSame(draft, entry.taken.draft) ? entry.taken.source : shown;
  const evidence = evidenceOf(place?.evidenceId ?? undefined);
  const isNone = typeof draft === "string" && info.optional && saysNone(draft, t("none-words"));
  const take = (candidate: CandidateView) => {
    const { source, value } = candidate;
    const next = draftOf({ ...fact, value }, info.input);
    put({ draft: next, taken: { draft: next, source }, isFromPage: Boolean(source?.evidenceId) });
    if (source?.evidenceId)
      show({ evidenceId: source.evidenceId, page: source.page ?? 1, region: source.region });
  };
  const done = () => {
    kept.drop();
    endEdit(fact.name);
  };
  const save = async () => {
    if (isEmpty(draft)) return;
    const page = isFromPage && place ? place : null;
    setRefused(null);
    const set: Change = {
      kind: "set_fact",
      fact: fact.name,
      value: isNone ? NONE : claimValue(draft, info.input),
      proof,
      evidenceId: page?.evidenceId ?? null,
      page: page?.page ?? null,
      region: page === shown ? null : (page?.region ?? null),
      note: null,
    };
    // What is wrong with a value stands beside it, where it is mended; if another input is open by then, over all.
    const isSaved = await change(set, (error) => (box.current ? setRefused(error) : fail(error)));
    // What was typed while the desk was at work is not saved yet.
    if (isSaved && isSame(kept.latest(), entry)) done();
  };
  const clear = () => {
    ask(
      { title: t("clear-fact", { fact: factLabel(fact.name) }), label: t("reason") },
      async ({ reason }) => {
        const isCleared = await change({ kind: "clear_fact", fact: fact.name, reason });
        if (isCleared) done();
        return isCleared;
      },
    );
  };
  return (
    <div
      ref={box}
      role="group"
      aria-label={factLabel(fact.name)}
      className={styles.editor}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        done();
      }}
    >
      <ImeForm onSubmit={save} label={factLabel(fact.name)}>
        <div className={styles.entry}>
          <span className={styles.name}>{factLabel(fact.name)}</span>
          {info.input.type !== "list" ? (
            <ValueInput
              input={info.input}
              label={factLabel(fact.name)}
              value={draft}
              onChange={(typed) => put({ draft: typed })}
              autoFocus
              optional={info.optional}
              testId={`fact-input-${fact.name}`}
            />
          ) : draft === NONE ? (
            <span>{t("fact-none")}</span>
          ) : (
            <ListEditor
              columns={info.input.columns}
              draft={draft}
              onChange={(lines) => put({ draft: lines })}
              autoFocus
              testId={`fact-input-${fact.name}`}
            />
          )}
        </div>
        {info.optional && (
          <Checkbox
            checked={isNone}
            onChange={(none) => put({ draft: none ? NONE : draftOf({ ...fact, value: null }, info.input) })}
            testId="fact-none"
          >
            {t("fact-none")}
          </Checkbox>
        )}
        {fact.candidates.length > 0 && (
          <div
            className={styles.options}
            role="group"
            aria-label={t("candidates", { count: fact.candidates.length })}
          >
            {fact.candidates.map((candidate, index) => (
              <Button
                key={index}
                small
                on={isSame(draft, draftOf({ ...fact, value: candidate.value }, info.input))}
                onPress={() => take(candidate)}
                testId={`candidate-${index + 1}`}
              >
                {label(candidate.text)}
              </Button>
            ))}
          </div>
        )}
        {refused && (
          <p className={styles.refused} role="alert" data-testid="fact-refused">
            {errorText(refused, texts)}
          </p>
        )}
        {info.question && <p className={styles.question}>{label(info.question)}</p>}
        <div className={styles.options}>
          <Radios
            label={t("proof")}
            bare
            across
            value={proof}
            options={(["confirmed", "stated"] as const).map((one) => ({ id: one, text: t(`proof-${one}`) }))}
            onChange={(one) => put({ proof: one })}
            testId="fact-proof"
          />
          {evidence && (
            <Checkbox checked={isFromPage} onChange={(is) => put({ isFromPage: is })} testId="fact-from-page">
              {t("from-page", {
                document: evidence.document ? documentLabel(evidence.document) : evidence.name,
                page: place?.page ?? 1,
              })}
            </Checkbox>
          )}
        </div>
        <div className={styles.actions}>
          {fact.value !== null && (
            <Button small look="plain" onPress={clear} testId={`fact-clear-${fact.name}`}>
              {t("clear")}
            </Button>
          )}
          <Button small look="plain" onPress={done}>
            {t("cancel")}
          </Button>
          <Button
            small
            look="solid"
            submit
            disabled={isEmpty(draft) || isChanging}
            shortcut="↵"
            testId={`fact-save-${fact.name}`}
          >
            {t("save")}
          </Button>
        </div>
      </ImeForm>
    </div>
  );
}
