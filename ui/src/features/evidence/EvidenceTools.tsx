import { useRef } from "react";
import type { DocumentState } from "../../api/types/DocumentState";
import type { EvidenceView } from "../../api/types/EvidenceView";
import { useAsk } from "../../components/AskReason";
import { Button } from "../../components/Button";
import { useCommands } from "../../components/commands";
import { Icon } from "../../components/Icon";
import { pressIn } from "../../components/press";
import { Select } from "../../components/Select";
import { useTexts } from "../../i18n";
import { useClaimTools, useVocabulary } from "../claim/context";
import styles from "./evidence.module.css";

interface EvidenceToolsProps {
  evidence: EvidenceView;
  hasText: boolean;
  onText: () => void;
  onCompare: () => void;
}

/** What kind of document the page is, whether it is taken, and how it is looked at. */
export function EvidenceTools({ evidence, hasText, onText, onCompare }: EvidenceToolsProps) {
  const { t, label } = useTexts();
  const { claim, assessment, beside, change } = useClaimTools();
  const { documents } = useVocabulary();
  const ask = useAsk();
  const kindRef = useRef<HTMLDivElement>(null);
  useCommands([{ id: "classify", keys: ["f"], group: "evidence", run: () => pressIn(kindRef.current) }]);
  // What this claim asks for stands first; every other kind is still there.
  const asked = new Set(
    assessment.requirements.flatMap((one) => one.alternatives.map((each) => each.document)),
  );
  const kinds = [...documents.values()].sort((a, b) => Number(asked.has(b.name)) - Number(asked.has(a.name)));
  const setState = (state: DocumentState) => {
    const { document } = evidence;
    if (!document) return;
    const set = (why: string | null) => change({ kind: "set_document", document, state, why });
    if (state !== "rejected") return set(null);
    ask({ title: t("reject-title"), label: t("reject-why") }, ({ reason }) => set(reason));
  };
  const setAside = () =>
    ask({ title: t(evidence.setAside ? "take-back" : "set-aside"), label: t("reason") }, ({ reason }) =>
      change({
        kind: "set_aside",
        evidenceId: evidence.evidenceId,
        setAside: !evidence.setAside,
        reason,
      }),
    );
  return (
    <div className={styles.tools}>
      <div ref={kindRef} className={styles.kind}>
        <Select
          label={t("document-kind")}
          bare
          value={evidence.document ?? "none"}
          options={[
            { id: "none", text: t("unclassified") },
            ...kinds.map((kind) => ({ id: kind.name, text: label(kind.label) })),
          ]}
          onChange={(kind) =>
            change({
              kind: "classify",
              evidenceId: evidence.evidenceId,
              document: kind === "none" ? null : kind,
            })
          }
          testId="classify"
        />
      </div>
      {evidence.document && evidence.state !== "accepted" && (
        <Button small onPress={() => setState("accepted")} testId="evidence-accept">
          {t("accept")}
        </Button>
      )}
      {evidence.document && evidence.state !== "rejected" && (
        <Button small look="plain" onPress={() => setState("rejected")} testId="evidence-reject">
          {t("reject")}
        </Button>
      )}
      <span className={styles.name} title={evidence.name}>
        {evidence.name}
      </span>
      <Button small look="plain" onPress={setAside} testId="set-aside">
        {t(evidence.setAside ? "take-back" : "set-aside")}
      </Button>
      <Button small look="plain" label={t("command-text")} on={hasText} onPress={onText} testId="text-toggle">
        <Icon name="text" />
      </Button>
      <Button
        small
        look="plain"
        label={t("command-compare")}
        on={beside !== null}
        disabled={claim.evidence.length < 2}
        onPress={onCompare}
        testId="compare-toggle"
      >
        <Icon name="compare" />
      </Button>
    </div>
  );
}
