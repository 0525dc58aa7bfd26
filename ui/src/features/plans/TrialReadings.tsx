import type { PlanBenefit } from "../../api/types/PlanBenefit";
import { classes } from "../../components/Button";
import { Select } from "../../components/Select";
import { useTexts } from "../../i18n";
import { useBrowsing } from "./browsing";
import styles from "./plans.module.css";
import trialStyles from "./trial.module.css";

const OPEN = "open";

interface TrialReadingsProps {
  benefit: PlanBenefit;
  taken: Record<string, string | null>;
  onChange: (taken: Record<string, string | null>) => void;
}

/** The readings the benefit rests on: as the house has them, or otherwise for this trial alone. */
export function TrialReadings({ benefit, taken, onChange }: TrialReadingsProps) {
  const { t, label } = useTexts();
  const { plan } = useBrowsing();
  const readings = plan.readings.filter((one) => benefit.readings.includes(one.reading.id));
  if (readings.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t("plan-readings")}>
      <h3>
        {t("plan-readings")} <small>{readings.length}</small>
      </h3>
      {readings.map(({ reading, house }) => {
        const own = taken[reading.id];
        const value = own === undefined ? (house?.choice ?? OPEN) : (own ?? OPEN);
        const isOther = own !== undefined && own !== (house?.choice ?? null);
        const choose = (choice: string) => {
          const { [reading.id]: _, ...others } = taken;
          const picked = choice === OPEN ? null : choice;
          onChange(picked === (house?.choice ?? null) ? others : { ...others, [reading.id]: picked });
        };
        return (
          <div key={reading.id} className={trialStyles.ask} data-testid={`try-reading-${reading.id}`}>
            <span className={classes(value === OPEN && styles.unsettled)}>
              {label(reading.question)}{" "}
              {isOther && <small className={styles.chip}>{t("try-only-here")}</small>}
            </span>
            <Select
              label={label(reading.question)}
              bare
              value={value}
              options={[
                ...reading.choices.map((one) => ({
                  id: one.id,
                  text: label(one.label),
                  note: one.id === house?.choice ? t("house-chosen") : undefined,
                })),
                { id: OPEN, text: t("try-reading-open") },
              ]}
              onChange={choose}
              testId={`try-choice-${reading.id}`}
            />
          </div>
        );
      })}
    </section>
  );
}
