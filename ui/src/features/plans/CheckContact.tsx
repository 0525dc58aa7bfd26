import { useState } from "react";
import type { NamedBody } from "../../api/types/NamedBody";
import type { PlanView } from "../../api/types/PlanView";
import { Button } from "../../components/Button";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import styles from "./plans.module.css";

/** Records that contact and dispute data were checked; a body that the plan leaves unnamed is named with it. */
export function CheckContact({
  plan,
  disabled,
  onCheck,
}: {
  plan: PlanView;
  disabled: boolean;
  onCheck: (body: NamedBody | null) => void;
}) {
  const { t } = useTexts();
  const known = plan.adr?.named;
  const [name, setName] = useState(known?.name ?? "");
  const [phone, setPhone] = useState(known?.phone ?? "");
  const [source, setSource] = useState(known?.source ?? "");
  const isUnnamed = plan.adr?.unnamed === true;
  const isTyped = [name, phone, source].some((one) => one.trim() !== "");
  const check = () => onCheck(isUnnamed && isTyped ? { name, phone: phone.trim() || null, source } : null);
  return (
    <ImeForm onSubmit={check} className={styles.check}>
      {isUnnamed && (
        <>
          {!known && <p className={styles.quiet}>{t("plan-body-why")}</p>}
          <TextField label={t("plan-body-name")} value={name} onChange={setName} testId="body-name" />
          <TextField label={t("plan-body-phone")} value={phone} onChange={setPhone} testId="body-phone" />
          <TextField
            label={t("plan-body-source")}
            value={source}
            onChange={setSource}
            hint={t("plan-body-source-hint")}
            testId="body-source"
          />
        </>
      )}
      <Button small submit disabled={disabled} testId="contact-check">
        {t("plan-contact-check")}
      </Button>
    </ImeForm>
  );
}
