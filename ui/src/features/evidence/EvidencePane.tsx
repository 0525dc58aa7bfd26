import { useState } from "react";
import { Button } from "../../components/Button";
import { useCommands } from "../../components/commands";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import { useClaimTools } from "../claim/context";
import { EvidenceTools } from "./EvidenceTools";
import styles from "./evidence.module.css";
import { Filmstrip } from "./Filmstrip";
import { TextPanel } from "./TextPanel";
import { useAttach } from "./useAttach";
import { Viewer } from "./Viewer";

/** The evidence: a strip of what came in, and the page that is looked at, or two beside each other. */
export function EvidencePane() {
  const { t } = useTexts();
  const { claim, shown, beside, show, compare } = useClaimTools();
  const [hasText, setHasText] = useState(false);
  const attach = useAttach(claim.claimId);
  const evidence = claim.evidence.find((one) => one.evidenceId === shown?.evidenceId);
  const other = claim.evidence.find((one) => one.evidenceId === beside?.evidenceId);
  const pick = (index: number) => {
    const one = claim.evidence[index];
    if (one) show({ evidenceId: one.evidenceId, page: 1, region: null });
  };
  const at = claim.evidence.findIndex((one) => one.evidenceId === shown?.evidenceId);
  const toggleCompare = () => {
    const next = claim.evidence.find((one) => one.evidenceId !== shown?.evidenceId && !one.setAside);
    compare(beside || !next ? null : { evidenceId: next.evidenceId, page: 1, region: null });
  };
  useCommands([
    ...Array.from({ length: 9 }, (_, index) => ({
      id: `pick-${index + 1}`,
      keys: [String(index + 1)],
      group: "evidence" as const,
      disabled: index >= claim.evidence.length,
      run: () => pick(index),
    })),
    {
      id: "evidence-next",
      keys: ["."],
      group: "evidence",
      disabled: at + 1 >= claim.evidence.length,
      run: () => pick(at + 1),
    },
    { id: "evidence-previous", keys: [","], group: "evidence", disabled: at < 1, run: () => pick(at - 1) },
    {
      id: "compare",
      keys: ["c"],
      group: "evidence",
      disabled: claim.evidence.length < 2,
      run: toggleCompare,
    },
    { id: "text", keys: ["t"], group: "evidence", run: () => setHasText(!hasText) },
  ]);
  if (!shown || !evidence) {
    return (
      <section className={styles.pane} aria-label={t("evidence")} data-testid="evidence-empty">
        <div className={styles.message}>
          <p>{t("evidence-empty")}</p>
          <Button onPress={() => attach()} shortcut="o" testId="attach-open">
            {t("command-attach")}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section className={styles.pane} aria-label={t("evidence")} data-testid="evidence">
      <Filmstrip>
        <Button look="plain" label={t("command-attach")} onPress={() => attach()} testId="attach-open">
          <Icon name="plus" />
        </Button>
      </Filmstrip>
      <EvidenceTools
        evidence={evidence}
        hasText={hasText}
        onText={() => setHasText(!hasText)}
        onCompare={toggleCompare}
      />
      <div className={styles.views}>
        <Viewer
          evidence={evidence}
          shown={shown}
          onPage={(page) => show({ ...shown, page, region: null })}
          testId="viewer"
        />
        {beside && other && (
          <Viewer
            evidence={other}
            shown={beside}
            onPage={(page) => compare({ ...beside, page, region: null })}
            testId="viewer-beside"
          />
        )}
        {hasText && <TextPanel evidence={evidence} page={shown.page} />}
      </div>
    </section>
  );
}
