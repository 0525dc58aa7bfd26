import { useEffect, useRef, useState } from "react";
import type { Change } from "../../api/types/Change";
import type { DeskError } from "../../api/types/DeskError";
import type { FactInfo } from "../../api/types/FactInfo";
import type { FactView } from "../../api/types/FactView";
import type { Proof } from "../../api/types/Proof";
import { useAsk } from "../../components/AskReason";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Checkbox";
import { errorText } from "../../components/errorText";
import { ImeForm } from "../../components/ime";
import { Radios } from "../../components/Radios";
import { useTexts } from "../../i18n";
import { useClaimTools, useVocabulary } from "../claim/context";
import styles from "./facts.module.css";
import { ListEditor } from "./ListEditor";
import { ValueInput } from "./ValueInput";
import { claimValue, draftOf, isEmpty, NONE } from "./values";

interface FactEditorProps {
  fact: FactView;
  info: FactInfo;
  onDone: () => void;
}

/** The input of a fact. What is typed goes to the desk as typed; the desk reads it and answers the value. */
export function FactEditor({ fact, info, onDone }: FactEditorProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const { claim, change, isChanging, shown } = useClaimTools();
  const { factLabel, documentLabel, documents } = useVocabulary();
  const ask = useAsk();
  const [draft, setDraft] = useState(() => draftOf(fact, info.input));
  const evidence = claim.evidence.find((one) => one.evidenceId === shown?.evidenceId);
  const proves = evidence?.document ? documents.get(evidence.document)?.proves.includes(fact.name) : false;
  const [isFromPage, setFromPage] = useState(proves === true);
  const [proof, setProof] = useState<Proof>("confirmed");
  const [refused, setRefused] = useState<DeskError | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  const save = async () => {
    if (isEmpty(draft)) return;
    const page = isFromPage && shown ? shown : null;
    setRefused(null);
    const set: Change = {
      kind: "set_fact",
      fact: fact.name,
      value: claimValue(draft, info.input),
      proof,
      evidenceId: page?.evidenceId ?? null,
      page: page?.page ?? null,
      region: null,
      note: null,
    };
    // What is wrong with a value stands beside it, where it is mended.
    const isSaved = await change(set, setRefused);
    if (isSaved) onDone();
  };
  const clear = async () => {
    const answer = await ask({ title: t("clear-fact", { fact: factLabel(fact.name) }), label: t("reason") });
    if (answer && (await change({ kind: "clear_fact", fact: fact.name, reason: answer.reason }))) onDone();
  };
  return (
    <div
      ref={box}
      role="group"
      aria-label={factLabel(fact.name)}
      className={styles.editor}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onDone();
      }}
    >
      <ImeForm onSubmit={save} label={factLabel(fact.name)}>
        <div className={styles.entry}>
          <span className={styles.name}>{factLabel(fact.name)}</span>
          {info.input.type === "list" ? (
            <ListEditor
              columns={info.input.columns}
              draft={draft}
              onChange={setDraft}
              testId={`fact-input-${fact.name}`}
            />
          ) : (
            <ValueInput
              input={info.input}
              label={factLabel(fact.name)}
              value={draft}
              onChange={setDraft}
              autoFocus
              testId={`fact-input-${fact.name}`}
            />
          )}
        </div>
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
                onPress={() => setDraft(label(candidate))}
                testId={`candidate-${index + 1}`}
              >
                {label(candidate)}
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
            onChange={setProof}
            testId="fact-proof"
          />
          {evidence && (
            <Checkbox checked={isFromPage} onChange={setFromPage} testId="fact-from-page">
              {t("from-page", {
                document: evidence.document ? documentLabel(evidence.document) : evidence.name,
                page: shown?.page ?? 1,
              })}
            </Checkbox>
          )}
          {info.optional && (
            <Checkbox
              checked={draft === NONE}
              onChange={(isNone) => setDraft(isNone ? NONE : "")}
              testId="fact-none"
            >
              {t("fact-none")}
            </Checkbox>
          )}
        </div>
        <div className={styles.actions}>
          {fact.value !== null && (
            <Button small look="plain" onPress={clear} testId={`fact-clear-${fact.name}`}>
              {t("clear")}
            </Button>
          )}
          <Button small look="plain" onPress={onDone}>
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
