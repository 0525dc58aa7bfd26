import { Button } from "../../components/Button";
import { useDraft } from "../../components/drafts";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { useClaimTools } from "../claim/context";
import styles from "./decide.module.css";

/** What a payment presumes, to be confirmed by a person before it is decided. */
export function OpenPresumptions() {
  const { t, label } = useTexts();
  const { claim, assessment, change, isChanging } = useClaimTools();
  const draft = useDraft(`presumed ${claim.claimId} ${assessment.benefit}`, "");
  const reason = draft.value;
  const presumed = assessment.findings.filter((one) => one.result === "presumed");
  const confirm = async () => {
    if (reason.trim() === "" || isChanging) return;
    const { benefit } = assessment;
    if (await change({ kind: "confirm_presumptions", benefit, reason: reason.trim() })) draft.drop();
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
          onChange={draft.put}
          testId="presumptions-reason"
        />
        <Button submit disabled={reason.trim() === "" || isChanging} testId="presumptions-confirm">
          {t("confirm-here")}
        </Button>
      </div>
    </ImeForm>
  );
}
