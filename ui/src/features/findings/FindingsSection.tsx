import { useEffect, useState } from "react";
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

interface Seeking {
  /** The clause to be shown, even where its group is folded. */
  sought?: string | null;
  onFound?: () => void;
}

/** Every clause's result: what is against first, what is met folded away. */
export function FindingsSection(seeking: Seeking) {
  const { t } = useTexts();
  const { assessment } = useClaimTools();
  return (
    <section className={claimStyles.section} aria-label={t("findings")} data-testid="findings">
      <h2>{t("findings")}</h2>
      {WEIGHTS.map((weight) => (
        <Group
          key={weight}
          {...seeking}
          weight={weight}
          findings={assessment.findings.filter((one) => one.weight === weight)}
        />
      ))}
    </section>
  );
}

interface GroupProps extends Seeking {
  weight: FindingWeight;
  findings: FindingView[];
}

function Group({ weight, findings, sought, onFound }: GroupProps) {
  const { t } = useTexts();
  const { decided } = useClaimTools();
  const [isOpen, setOpen] = useState(!FOLDED.includes(weight));
  const holdsSought = findings.some((one) => one.rule === sought);
  useEffect(() => {
    if (holdsSought) setOpen(true);
  }, [holdsSought]);
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
        {weight === "presumed" && !decided && <ConfirmPresumptions />}
      </div>
      {isOpen && (
        <ul>
          {findings.map((finding) => (
            <FindingItem
              key={finding.rule}
              finding={finding}
              isSought={finding.rule === sought}
              onFound={onFound}
            />
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
  const confirm = () =>
    ask(
      { title: t("confirm-presumptions"), label: t("reason"), hint: t("confirm-presumptions-hint") },
      ({ reason }) => change({ kind: "confirm_presumptions", benefit: assessment.benefit, reason }),
    );
  return (
    <Button small onPress={confirm} testId="confirm-presumptions">
      {t("confirm-presumptions")}
    </Button>
  );
}
