import { Button, classes } from "../../components/Button";
import { useTexts } from "../../i18n";
import { useBrowsing } from "./browsing";
import { HouseLine } from "./HouseLine";
import { NotHere, Part, RuleLinks, Source } from "./parts";
import styles from "./plans.module.css";
import { Wording } from "./Wording";

/** An ambiguous clause: its meanings, what each comes to, what is recommended, what the house has chosen. */
export function ReadingDetail({ id }: { id: string }) {
  const { t, label } = useTexts();
  const { plan, show } = useBrowsing();
  const found = plan.readings.find((one) => one.reading.id === id);
  if (!found) return <NotHere />;
  const { reading, wordings, house, rules, at, picksVersion } = found;
  return (
    <>
      <p className={styles.kind}>{t("wait-reading")}</p>
      <h2>{label(reading.question)}</h2>
      <Source clause={reading.clause} at={at} inventory={reading.register ? [reading.register] : []} />
      <Part title={t("plan-choices")} testId="plan-choices">
        {reading.choices.map((choice, index) => {
          const wording = wordings[index];
          const isChosen = house?.choice === choice.id;
          return (
            <div key={choice.id} className={classes(styles.choice, isChosen && styles.chosen)}>
              <h4>
                {label(choice.label)}
                {isChosen && <small className={styles.chip}>{t("house-chosen")}</small>}
                {choice.id === reading.recommended && (
                  <small className={styles.chip}>{t("recommended")}</small>
                )}
              </h4>
              {wording && <Wording wording={wording} />}
              {isChosen && house && <HouseLine stand={house} />}
            </div>
          );
        })}
        {!house && <p className={styles.unsettled}>{t("house-open")}</p>}
        <Button small onPress={() => show("house")} testId="plan-reading-house">
          {t("house-change")}
        </Button>
      </Part>
      {reading.because && (
        <Part title={t("plan-because")}>
          <p>{label(reading.because)}</p>
        </Part>
      )}
      <Part title={t("plan-rules-resting")}>
        {picksVersion && <p>{t("plan-picks-version")}</p>}
        <RuleLinks ids={rules} />
      </Part>
    </>
  );
}
