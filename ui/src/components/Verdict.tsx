import type { DocumentState } from "../api/types/DocumentState";
import type { FindingResult } from "../api/types/FindingResult";
import type { FindingWeight } from "../api/types/FindingWeight";
import type { VerdictKind } from "../api/types/VerdictKind";
import { useTexts } from "../i18n";
import { classes } from "./Button";
import { Icon, type IconName } from "./Icon";
import styles from "./verdict.module.css";

/** A verdict: a dot and a word, so that nothing hangs on the colour alone. */
export function Verdict({ verdict, presuming }: { verdict: VerdictKind; presuming?: boolean }) {
  const { t } = useTexts();
  return (
    <span className={classes(styles.verdict, styles[verdict])}>
      <span className={styles.dot} />
      {t(
        presuming
          ? `verdict-${verdict.replaceAll("_", "-")}-presuming`
          : `verdict-${verdict.replaceAll("_", "-")}`,
      )}
    </span>
  );
}

/** When something is due, in the words of an office. */
export function Due({ days }: { days: number | null }) {
  const { t } = useTexts();
  if (days === null) return null;
  const text =
    days < 0
      ? t("due-over", { days: -days })
      : days === 0
        ? t("due-today")
        : days === 1
          ? t("due-tomorrow")
          : t("due-in", { days });
  const urgency = days <= 0 ? styles.overdue : days === 1 ? styles.soon : undefined;
  return (
    <span className={classes(styles.due, urgency)}>
      {days <= 1 && <span className={styles.dot} />}
      {text}
    </span>
  );
}

const DOCUMENT_SIGNS: Record<DocumentState, [IconName, string | undefined]> = {
  missing: ["cross", styles.bad],
  received: ["question", styles.open],
  accepted: ["check", styles.good],
  rejected: ["alert", styles.bad],
  unobtainable: ["dash", styles.quiet],
  waived: ["dash", styles.quiet],
};

/** The sign of a document's state; its word stands beside it or is said. A missing one that may never be needed is
 * no alarm. */
export function DocumentSign({ state, perhaps }: { state: DocumentState; perhaps?: boolean }) {
  const { t } = useTexts();
  const [icon, tone] = DOCUMENT_SIGNS[perhaps && state === "missing" ? "waived" : state];
  return (
    <span className={classes(styles.state, tone)} role="img" aria-label={t(`document-${state}`)}>
      <Icon name={icon} size={14} />
    </span>
  );
}

const FINDING_SIGNS: Record<FindingResult, [IconName, string | undefined]> = {
  met: ["check", styles.good],
  does_not_apply: ["check", styles.good],
  not_met: ["cross", styles.bad],
  applies: ["cross", styles.bad],
  presumed: ["dash", styles.quiet],
  undetermined: ["question", styles.open],
  silent: ["dash", styles.quiet],
};

/** Weights whose result is neither good nor bad news. */
const QUIET: FindingWeight[] = ["deducts", "idle", "advisory"];

/** The sign of a finding's result, in the colour of what it means for the verdict. */
export function FindingSign({ result, weight }: { result: FindingResult; weight: FindingWeight }) {
  const { t } = useTexts();
  const [icon, loud] = FINDING_SIGNS[result];
  const tone = QUIET.includes(weight) ? styles.quiet : loud;
  return (
    <span
      className={classes(styles.state, tone)}
      role="img"
      aria-label={t(`result-${result.replaceAll("_", "-")}`)}
    >
      <Icon name={icon} size={14} />
    </span>
  );
}
