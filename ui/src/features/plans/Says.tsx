import type { RuleView } from "../../api/types/RuleView";
import { useTexts } from "../../i18n";
import { NameLinks } from "./parts";
import styles from "./plans.module.css";
import { type Marked, Wording } from "./Wording";

/** What a rule says: its expressions in the order in which they act, and what else decides its effect. */
export function Says({ rule, marked }: { rule: RuleView; marked?: Marked }) {
  const { t, label } = useTexts();
  const isExclusion = rule.kind === "exclusion";
  return (
    <>
      {rule.lines && (
        <p>
          {t("plan-lines")} <NameLinks kind="fact" ids={[rule.lines]} />
        </p>
      )}
      {rule.of && (
        <p>
          {t("plan-judges")} <NameLinks kind="document" ids={[rule.of]} />
        </p>
      )}
      {rule.statements.map((one) => (
        <div key={one.part} className={styles.statement} data-testid={`plan-part-${one.part}`}>
          <h4>{t(isExclusion && one.part === "when" ? "part-when-exclusion" : `part-${one.part}`)}</h4>
          <Wording wording={one.wording} marked={marked} />
        </div>
      ))}
      {rule.require.length > 0 && (
        <div className={styles.statement}>
          <h4>{t(rule.require.length > 1 ? "plan-requires-any" : "plan-requires")}</h4>
          <p className={styles.line}>
            <NameLinks kind="document" ids={rule.require} />
          </p>
        </div>
      )}
      {rule.open && (
        <div className={styles.statement}>
          <h4>{t("plan-open")}</h4>
          <p>{label(rule.open)}</p>
        </div>
      )}
      {rule.kind === "discretion" && <p>{t("plan-discretion")}</p>}
      {rule.burden && <p className={styles.note}>{t(`burden-${rule.burden}`)}</p>}
      {rule.on && <p className={styles.note}>{t(`charge-on-${rule.on}`)}</p>}
      {rule.enquire && <p className={styles.note}>{t("plan-enquire")}</p>}
    </>
  );
}
