import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toDeskError } from "../../api/backend";
import { acceptHouse, useDesk, useHouseReadings } from "../../api/hooks";
import type { DeskError } from "../../api/types/DeskError";
import type { DeskInfo } from "../../api/types/DeskInfo";
import type { HouseChoice } from "../../api/types/HouseChoice";
import type { HouseReadingView } from "../../api/types/HouseReadingView";
import type { Label } from "../../api/types/Label";
import { useAsk } from "../../components/AskReason";
import { Checkbox } from "../../components/Checkbox";
import { errorText } from "../../components/errorText";
import { useNotices } from "../../components/Notices";
import { Radios } from "../../components/Radios";
import { useTexts } from "../../i18n";
import { useBrowsing } from "./browsing";
import { HouseLine } from "./HouseLine";
import styles from "./plans.module.css";

/** The readings of the house, plan by plan: what was chosen, by whom, when and why; each can be chosen anew. */
export function HousePanel() {
  const texts = useTexts();
  const { t, label } = texts;
  const { plan } = useBrowsing();
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [onlyPlan, setOnlyPlan] = useState(false);
  const { data, error } = useHouseReadings();
  if (error) {
    return (
      <p className={styles.empty} role="alert">
        {errorText(toDeskError(error), texts)}
      </p>
    );
  }
  if (!data) return <p className={styles.empty}>{t("loading")}</p>;
  const of = data.filter((one) => !onlyPlan || one.reading.plan === plan.plan);
  const open = of.filter((one) => one.house === null);
  const shown = onlyOpen ? open : of;
  // The plan that is looked at stands first.
  const others = new Set(shown.map((one) => one.reading.plan).filter((one) => one !== plan.plan));
  const plans = [plan.plan, ...others].filter((id) => shown.some((one) => one.reading.plan === id));
  return (
    <div className={styles.page} data-testid="house-panel">
      <div className={styles.pagehead}>
        <p>{t("house-why")}</p>
        <div className={styles.filters}>
          <Checkbox checked={onlyPlan} onChange={setOnlyPlan} testId="house-only-plan">
            {t("house-only-plan")}
          </Checkbox>
          <Checkbox checked={onlyOpen} onChange={setOnlyOpen} testId="house-only-open">
            {t("house-only-open", { count: open.length })}
          </Checkbox>
        </div>
      </div>
      {shown.length === 0 && <p className={styles.quiet}>{t(onlyOpen ? "house-none-open" : "house-none")}</p>}
      {plans.map((id) => {
        const own = shown.filter((one) => one.reading.plan === id);
        const [first] = own;
        return (
          <section key={id} className={styles.part}>
            <h2>{first && label(first.planLabel)}</h2>
            {own.map((one) => (
              <Reading key={one.reading.id} view={one} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Reading({ view }: { view: HouseReadingView }) {
  const { t, label } = useTexts();
  const { reading, house, earlier } = view;
  const ask = useAsk();
  const desk = useDesk();
  const client = useQueryClient();
  const { say, fail } = useNotices();
  const adopt = useMutation<DeskInfo, DeskError, HouseChoice>({
    mutationFn: (choice) => desk.adoptReadings([choice]),
    onSuccess: (info) => {
      acceptHouse(client, info);
      say(t("house-changed"));
    },
    onError: fail,
  });
  const text = (choice: string | null): Label | undefined =>
    reading.choices.find((one) => one.id === choice)?.label;
  const choose = (choice: string) => {
    if (choice === house?.choice) return;
    const picked = text(choice);
    const question = {
      title: t("house-choose", { choice: picked ? label(picked) : choice }),
      label: t("reason"),
      hint: t("house-choose-hint"),
    };
    ask(question, ({ reason }) =>
      adopt.mutateAsync({ plan: reading.plan, reading: reading.id, choice, reason }).then(
        () => true,
        // Why is shown already.
        () => false,
      ),
    );
  };
  return (
    <div className={styles.house} data-testid={`house-${reading.plan}-${reading.id}`}>
      <h3>
        {label(reading.question)}{" "}
        <small>{[reading.register, reading.clause].filter(Boolean).join(" · ")}</small>
      </h3>
      <Radios
        label={label(reading.question)}
        bare
        value={house?.choice ?? null}
        options={reading.choices.map((one) => ({
          id: one.id,
          text: label(one.label),
          note: one.id === reading.recommended ? t("recommended") : undefined,
        }))}
        onChange={choose}
        testId={`house-${reading.plan}-${reading.id}`}
      />
      {house ? (
        <p className={styles.standing} data-testid={`house-stand-${reading.id}`}>
          <HouseLine stand={house} />
        </p>
      ) : (
        <p className={styles.unsettled}>{t("house-open")}</p>
      )}
      {reading.because && (
        <p className={styles.quiet}>
          {t("house-because")} {label(reading.because)}
        </p>
      )}
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{t("house-earlier", { count: earlier.length })}</summary>
          <ul>
            {earlier.map((one, index) => {
              const chosen = text(one.choice);
              return (
                <li key={index}>
                  {chosen ? label(chosen) : t("house-taken-back")} <HouseLine stand={one} />
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </div>
  );
}
