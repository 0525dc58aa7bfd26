import { useState } from "react";
import { Button } from "../../components/Button";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { useClaimTools } from "../claim/context";
import styles from "./decide.module.css";

/** What a payment presumes, to be confirmed by a person before it is decided. */
export function OpenPresumptions() {
  const { t, label } = useTexts();
  const { assessment, change, isChanging } = useClaimTools();
  const [reason, setReason] = useState("");
  const presumed = assessment.findings.filter((one) => one.result === "presumed");
  const confirm = () => {
    if (reason.trim() === "") return;
    change({ kind: "confirm_presumptions", benefit: assessment.benefit, reason: reason.trim() });
  };
  return (
    <ImeForm onSubmit={confirm} className={styles.presumed} testId="open-presumptions">
      <p>{t("presumed-here")}</p>
      <ul>
        {presumed.map((one) => (
          <li key={one.rule}>
            {label(one.label)} <small>{one.clause}</small>
          </li>
        ))}
      </ul>
      <div className={styles.confirm}>
        <TextField
          label={t("how-confirmed")}
          value={reason}
          onChange={setReason}
          testId="presumptions-reason"
        />
        <Button submit disabled={reason.trim() === "" || isChanging} testId="presumptions-confirm">
          {t("confirm-here")}
        </Button>
      </div>
    </ImeForm>
  );
}
