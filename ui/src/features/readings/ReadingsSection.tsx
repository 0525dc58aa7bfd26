import type { ReadingStand } from "../../api/types/ReadingStand";
import { useAsk } from "../../components/AskReason";
import { Button } from "../../components/Button";
import { Radios } from "../../components/Radios";
import { useTexts } from "../../i18n";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import styles from "./readings.module.css";

/** Ambiguous clauses whose meaning matters on this claim. */
export function ReadingsSection() {
  const { t } = useTexts();
  const { assessment } = useClaimTools();
  const open = assessment.readings.filter((one) => one.matters || one.chosen?.scope === "claim");
  if (open.length === 0) return null;
  return (
    <section className={claimStyles.section} aria-label={t("readings")} data-testid="readings">
      <h2>{t("readings")}</h2>
      <ul className={claimStyles.list}>
        {open.map((stand) => (
          <Reading key={stand.reading.id} stand={stand} />
        ))}
      </ul>
    </section>
  );
}

function Reading({ stand }: { stand: ReadingStand }) {
  const { t, label } = useTexts();
  const { change } = useClaimTools();
  const ask = useAsk();
  const { reading, choice, chosen } = stand;
  const choose = (picked: string | null) => {
    const title = t(picked === null ? "reading-take-back" : "reading-for-claim", {
      register: reading.register,
    });
    ask({ title, label: t("reason") }, ({ reason }) =>
      change({ kind: "choose_reading", reading: reading.id, choice: picked, scope: "claim", reason }),
    );
  };
  return (
    <li className={styles.reading} data-testid={`reading-${reading.id}`}>
      <p>
        {label(reading.question)} <small lang="ja">{reading.clause}</small>
      </p>
      <Radios
        label={label(reading.question)}
        bare
        value={choice}
        options={reading.choices.map((one) => ({
          id: one.id,
          text: label(one.label),
          note: one.id === reading.recommended ? t("recommended") : undefined,
        }))}
        onChange={choose}
        testId={`reading-${reading.id}`}
      />
      {chosen && (
        <p className={styles.chosen}>
          {t(`reading-by-${chosen.scope}`, { by: chosen.by })} {chosen.reason}
          {chosen.scope === "claim" && (
            <Button look="link" onPress={() => choose(null)} testId={`reading-back-${reading.id}`}>
              {t("take-back")}
            </Button>
          )}
        </p>
      )}
    </li>
  );
}
