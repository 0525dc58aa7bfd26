import { useState } from "react";
import type { FindingView } from "../../api/types/FindingView";
import type { FindingWeight } from "../../api/types/FindingWeight";
import { useAsk } from "../../components/AskReason";
import { Button, classes } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import { FindingItem } from "./FindingItem";
import styles from "./findings.module.css";
import { FOLDED, WEIGHTS } from "./weights";

/** Every clause's result: what is against first, what is met folded away. */
export function FindingsSection() {
  const { t } = useTexts();
  const { assessment } = useClaimTools();
  return (
    <section className={claimStyles.section} aria-label={t("findings")} data-testid="findings">
      <h2>{t("findings")}</h2>
      {WEIGHTS.map((weight) => (
        <Group
          key={weight}
          weight={weight}
          findings={assessment.findings.filter((one) => one.weight === weight)}
        />
      ))}
    </section>
  );
}

function Group({ weight, findings }: { weight: FindingWeight; findings: FindingView[] }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(!FOLDED.includes(weight));
  if (findings.length === 0) return null;
  return (
    <div className={styles.group} data-testid={`findings-${weight}`}>
      <div className={styles.head}>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          data-testid={`findings-${weight}-toggle`}
        >
          <Icon name={isOpen ? "down" : "right"} size={12} />
          <span className={classes(weight === "against" && styles.against, weight === "open" && styles.open)}>
            {t(`findings-${weight}`)} {findings.length}
          </span>
        </button>
        {weight === "presumed" && <ConfirmPresumptions />}
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
