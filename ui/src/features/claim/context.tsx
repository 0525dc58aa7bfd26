import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useChange, useDeskInfo } from "../../api/hooks";
import type { AssessmentView } from "../../api/types/AssessmentView";
import type { Change } from "../../api/types/Change";
import type { ClaimView } from "../../api/types/ClaimView";
import type { DecidedView } from "../../api/types/DecidedView";
import type { DeskError } from "../../api/types/DeskError";
import type { DocumentInfo } from "../../api/types/DocumentInfo";
import type { FactInfo } from "../../api/types/FactInfo";
import type { SourceView } from "../../api/types/SourceView";
import type { Wait } from "../../api/types/Wait";
import { useDrafts } from "../../components/drafts";
import { useNotices } from "../../components/Notices";
import { useTexts } from "../../i18n";
import { useStale } from "./useStale";

/** A page of evidence in the viewer, and the part of it to point at. */
export interface Shown {
  evidenceId: string;
  page: number;
  region: SourceView["region"];
}

/** The dialogs of a claim. */
export type ClaimDialog =
  | { kind: "decide" }
  | { kind: "letter"; asking: boolean }
  | { kind: "history" }
  | { kind: "person" }
  | { kind: "decided"; event: string }
  | null;

/** What every part of the claim screen works with. */
export interface ClaimTools {
  claim: ClaimView;
  assessment: AssessmentView;
  /** The decision that is looked back at; then `claim` is as it stood, and nothing of it can be changed. */
  decided: DecidedView | null;
  setBenefit: (benefit: string) => void;
  /** Sends a change; resolves to whether the desk took it. Errors are shown, or go where they are wanted. */
  change: (change: Change, onError?: (error: DeskError) => void) => Promise<boolean>;
  isChanging: boolean;
  shown: Shown | null;
  /** The page beside it, while two are compared. */
  beside: Shown | null;
  show: (shown: Shown) => void;
  compare: (beside: Shown | null) => void;
  /** The fact whose input is open. What is typed into it is kept until it is saved or given up. */
  editing: string | null;
  edit: (fact: string) => void;
  /** Closes the input of a fact, unless another has been opened meanwhile. */
  endEdit: (fact: string) => void;
  /** Closes the input that is open, and what was typed into it is gone. */
  cancelEdit: () => void;
  dialog: ClaimDialog;
  open: (dialog: ClaimDialog) => void;
}

const ClaimContext = createContext<ClaimTools | null>(null);

/** The open claim; only inside `ClaimProvider`. */
export function useClaimTools(): ClaimTools {
  const tools = useContext(ClaimContext);
  if (!tools) throw new Error("no claim above this component");
  return tools;
}

/** Under which name the draft of a fact is kept. */
export const factDraft = (claimId: string, fact: string) => `fact ${claimId} ${fact}`;

/** Holds what is looked at and edited on one claim. Nothing of the claim itself: that is the desk's. */
export function ClaimProvider({ claim, children }: { claim: ClaimView; children: ReactNode }) {
  const [benefit, setBenefit] = useState<string | null>(null);
  const [picked, setPicked] = useState<Shown | null>(null);
  const [beside, setBeside] = useState<Shown | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [dialog, open] = useState<ClaimDialog>(null);
  const { mutateAsync, isPending } = useChange(claim.claimId);
  const { fail } = useNotices();
  const drafts = useDrafts();
  const tellStale = useStale(claim);
  const assessment = claim.assessments.find((one) => one.benefit === benefit) ?? claim.assessments[0];
  const isThere = picked !== null && claim.evidence.some((one) => one.evidenceId === picked.evidenceId);
  const first = claim.evidence.find((one) => !one.setAside) ?? claim.evidence[0];
  const shown = isThere ? picked : first ? { evidenceId: first.evidenceId, page: 1, region: null } : null;
  if (!assessment) return null;
  const change: ClaimTools["change"] = async (what, onError = fail) => {
    try {
      await mutateAsync(what);
      return true;
    } catch (error) {
      const thrown = error as DeskError;
      if (thrown.code === "stale") await tellStale();
      else onError(thrown);
      return false;
    }
  };
  const tools: ClaimTools = {
    claim,
    assessment,
    decided: null,
    setBenefit,
    change,
    isChanging: isPending,
    shown,
    beside,
    show: setPicked,
    compare: setBeside,
    editing,
    edit: setEditing,
    endEdit: (fact) => setEditing((now) => (now === fact ? null : now)),
    cancelEdit: () => {
      if (editing !== null) drafts.drop(factDraft(claim.claimId, editing));
      setEditing(null);
    },
    dialog,
    open,
  };
  return <ClaimContext.Provider value={tools}>{children}</ClaimContext.Provider>;
}

/** The claim as it stood when it was decided, for everything inside. */
export function DecidedProvider({ decided, children }: { decided: DecidedView; children: ReactNode }) {
  const tools = useClaimTools();
  const [assessment] = decided.claim.assessments;
  if (!assessment) return null;
  const show: ClaimTools["show"] = (shown) => {
    // Its pages are the claim's own, and lie under the dialog.
    tools.open(null);
    tools.show(shown);
  };
  const then = { ...tools, claim: decided.claim, assessment, decided, show };
  return <ClaimContext.Provider value={then}>{children}</ClaimContext.Provider>;
}

/** Names of facts and documents, as the desk gave them. */
export function useVocabulary() {
  const { label } = useTexts();
  const info = useDeskInfo().data;
  return useMemo(() => {
    const facts = new Map<string, FactInfo>(info?.vocabulary.facts.map((one) => [one.name, one]));
    const documents = new Map<string, DocumentInfo>(info?.vocabulary.documents.map((one) => [one.name, one]));
    const factLabel = (name: string) => {
      const fact = facts.get(name);
      return fact ? label(fact.label) : name;
    };
    const documentLabel = (name: string) => {
      const document = documents.get(name);
      return document ? label(document.label) : name;
    };
    return { facts, documents, factLabel, documentLabel };
  }, [info, label]);
}

/** What a finding of an assessment waits for, in words. */
export function useWaitLabel(assessment: AssessmentView) {
  const { t, has, label } = useTexts();
  const { factLabel, documentLabel } = useVocabulary();
  return (wait: Wait): string => {
    if (wait.kind === "fact") return factLabel(wait.name);
    if (wait.kind === "document" || wait.kind === "review") return documentLabel(wait.name);
    if (wait.kind === "holidays") {
      const country = `country-${wait.name}`;
      return t("wait-holidays", { country: has(country) ? t(country) : wait.name });
    }
    if (wait.kind === "reading") {
      const stand = assessment.readings.find((one) => one.reading.id === wait.name);
      return stand ? label(stand.reading.question) : wait.name;
    }
    const finding = assessment.findings.find((one) => one.rule === wait.name);
    return finding ? label(finding.label) : wait.name;
  };
}
