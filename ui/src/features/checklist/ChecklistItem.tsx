import { useState } from "react";
import type { DocumentState } from "../../api/types/DocumentState";
import type { RequirementDocument } from "../../api/types/RequirementDocument";
import type { RequirementView } from "../../api/types/RequirementView";
import { Button } from "../../components/Button";
import { DocumentSign } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { useClaimTools } from "../claim/context";
import { Explanation } from "../findings/Explanation";
import styles from "./checklist.module.css";
import { useSetDocument } from "./useSetDocument";

interface ChecklistItemProps {
  requirement: RequirementView;
  /** Another clause asks for the same documents: what tells the two apart is shown. */
  hasTwin: boolean;
  /** The one that keys act on. */
  isSelected: boolean;
  onSelect: () => void;
}

/** One requirement: its documents, any of which will do, and what can be done about it. */
export function ChecklistItem({ requirement, hasTwin, isSelected, onSelect }: ChecklistItemProps) {
  const { t, label } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <li
      className={styles.item}
      data-testid={`checklist-item-${requirement.rule}`}
      data-state={requirement.state}
      data-selected={isSelected}
    >
      <div className={styles.line}>
        <DocumentSign
          state={requirement.state}
          perhaps={requirement.needed === "unknown" || requirement.advisory}
        />
        <button
          type="button"
          className={styles.title}
          aria-expanded={isOpen}
          aria-current={isSelected}
          onFocus={onSelect}
          onClick={() => setOpen(!isOpen)}
          data-testid={`why-${requirement.rule}`}
        >
          {requirement.alternatives.map((one) => label(one.label)).join(t("or-separator"))}
          {hasTwin && <small className={styles.twin}>{label(requirement.label)}</small>}
        </button>
        <span className={styles.state}>{t(`document-${requirement.state}`)}</span>
      </div>
      {requirement.why && <p className={styles.why}>{label(requirement.why)}</p>}
      {isOpen && (
        <div className={styles.body}>
          <p>
            {label(requirement.label)} <small lang="ja">{requirement.clause}</small>
          </p>
          {requirement.alternatives.map((one) => (
            <DocumentActions key={one.document} document={one} />
          ))}
          <Explanation rule={requirement.rule} />
        </div>
      )}
    </li>
  );
}

function DocumentActions({ document }: { document: RequirementDocument }) {
  const { t, label } = useTexts();
  const { claim, show, isChanging } = useClaimTools();
  const set = useSetDocument();
  const files = claim.evidence.filter((one) => document.evidence.includes(one.evidenceId));
  const offers: [DocumentState, string][] = [
    ["accepted", "accept"],
    ["rejected", "reject"],
    ["waived", "waive"],
    ["unobtainable", "unobtainable"],
  ];
  return (
    <div className={styles.document}>
      <span>{label(document.label)}</span>
      {files.map((file) => (
        <Button
          key={file.evidenceId}
          look="link"
          onPress={() => show({ evidenceId: file.evidenceId, page: 1, region: null })}
        >
          {file.name}
        </Button>
      ))}
      <span className={styles.actions}>
        {offers
          .filter(([state]) => state !== document.state)
          .map(([state, name]) => (
            <Button
              key={state}
              small
              disabled={isChanging}
              onPress={() => set(document.document, state)}
              testId={`${name}-${document.document}`}
            >
              {t(name)}
            </Button>
          ))}
      </span>
    </div>
  );
}
