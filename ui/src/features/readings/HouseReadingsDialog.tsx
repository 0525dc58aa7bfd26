import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { acceptHouse, useDesk } from "../../api/hooks";
import type { DeskError } from "../../api/types/DeskError";
import type { DeskInfo } from "../../api/types/DeskInfo";
import type { HouseChoice } from "../../api/types/HouseChoice";
import type { ReadingInfo } from "../../api/types/ReadingInfo";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useNotices } from "../../components/Notices";
import { Radios } from "../../components/Radios";
import { useTexts } from "../../i18n";
import styles from "./readings.module.css";

const LATER = "later";

const keyOf = (reading: ReadingInfo) => `${reading.plan}/${reading.id}`;

/** Offers a new desk every recommended reading once, to adopt together or one by one. */
export function HouseReadingsDialog({ readings, onClose }: { readings: ReadingInfo[]; onClose: () => void }) {
  const { t, label } = useTexts();
  const desk = useDesk();
  const client = useQueryClient();
  const { fail } = useNotices();
  const [chosen, setChosen] = useState<Record<string, string>>(() =>
    Object.fromEntries(readings.map((one) => [keyOf(one), one.recommended ?? LATER])),
  );
  const adopt = useMutation<DeskInfo, DeskError, HouseChoice[]>({
    mutationFn: desk.adoptReadings,
    onSuccess: (info) => {
      acceptHouse(client, info);
      onClose();
    },
    onError: fail,
  });
  const choices = readings
    .map((one) => ({ one, choice: chosen[keyOf(one)] ?? LATER }))
    .filter(({ choice }) => choice !== LATER)
    .map(({ one, choice }) => ({
      plan: one.plan,
      reading: one.id,
      choice,
      reason: choice === one.recommended && one.because ? label(one.because) : t("house-reason"),
    }));
  return (
    <Dialog
      title={t("house-readings")}
      onClose={onClose}
      size="wide"
      testId="house-readings"
      footer={
        <>
          <Button onPress={onClose} testId="house-readings-later">
            {t("later")}
          </Button>
          <Button
            look="solid"
            disabled={choices.length === 0 || adopt.isPending}
            onPress={() => adopt.mutate(choices)}
            testId="house-readings-adopt"
          >
            {t("adopt", { count: choices.length })}
          </Button>
        </>
      }
    >
      <p>{t("house-readings-why")}</p>
      {readings.map((one) => (
        <div key={keyOf(one)} className={styles.house} data-testid={`house-reading-${one.id}`}>
          <p>
            {label(one.question)}{" "}
            <small>
              {one.plan} · {one.clause} · {one.register}
            </small>
          </p>
          <Radios
            label={label(one.question)}
            bare
            value={chosen[keyOf(one)] ?? LATER}
            options={[
              ...one.choices.map((choice) => ({
                id: choice.id,
                text: label(choice.label),
                note: choice.id === one.recommended ? t("recommended") : undefined,
              })),
              { id: LATER, text: t("settle-later") },
            ]}
            onChange={(choice) => setChosen({ ...chosen, [keyOf(one)]: choice })}
          />
          {one.because && <small>{label(one.because)}</small>}
        </div>
      ))}
    </Dialog>
  );
}
