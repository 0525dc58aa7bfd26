import { useState } from "react";
import type { FindingView } from "../../api/types/FindingView";
import { useAsk } from "../../components/AskReason";
import { Button, classes } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import { FindingItem } from "./FindingItem";
import styles from "./findings.module.css";
import { FOLDED, SORTS, type Sort, sortOf } from "./sorts";

/** Every clause's result: what is against first, what is met folded away. */
export function FindingsSection() {
  const { t } = useTexts();
  const { assessment } = useClaimTools();
  return (
    <section className={claimStyles.section} aria-label={t("findings")} data-testid="findings">
      <h2>{t("findings")}</h2>
      {SORTS.map((sort) => (
        <Group key={sort} sort={sort} findings={assessment.findings.filter((one) => sortOf(one) === sort)} />
      ))}
    </section>
  );
}

function Group({ sort, findings }: { sort: Sort; findings: FindingView[] }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(!FOLDED.includes(sort));
  if (findings.length === 0) return null;
  return (
    <div className={styles.group} data-testid={`findings-${sort}`}>
      <div className={styles.head}>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          data-testid={`findings-${sort}-toggle`}
        >
          <Icon name={isOpen ? "down" : "right"} size={12} />
          <span className={classes(sort === "against" && styles.against, sort === "open" && styles.open)}>
            {t(`findings-${sort}`)} {findings.length}
          </span>
        </button>
        {sort === "presumed" && <ConfirmPresumptions />}
      </div>
      {isOpen && (
        <ul>
          {findings.map((finding) => (
            <FindingItem key={finding.rule} finding={finding} />
          ))}
        </ul>
      )}
    </div>
  );
}

function ConfirmPresumptions() {
  const { t } = useTexts();
  const { assessment, change } = useClaimTools();
  const ask = useAsk();
  const confirm = async () => {
    const answer = await ask({
      title: t("confirm-presumptions"),
      label: t("reason"),
      hint: t("confirm-presumptions-hint"),
    });
    if (answer) change({ kind: "confirm_presumptions", benefit: assessment.benefit, reason: answer.reason });
  };
  return (
    <Button small onPress={confirm} testId="confirm-presumptions">
      {t("confirm-presumptions")}
    </Button>
  );
}
