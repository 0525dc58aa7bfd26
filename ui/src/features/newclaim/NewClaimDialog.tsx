import { useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk, useDeskInfo } from "../../api/hooks";
import type { ClaimView } from "../../api/types/ClaimView";
import type { Subject } from "../../api/types/Subject";
import { Button } from "../../components/Button";
import { Dialog, Stack } from "../../components/Dialog";
import { ImeForm } from "../../components/ime";
import { useNotices } from "../../components/Notices";
import { Radios } from "../../components/Radios";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { type Chosen, MemberPicker } from "../members/MemberPicker";
import styles from "./newclaim.module.css";

interface NewClaimDialogProps {
  onClose: () => void;
  onOpened: (claim: ClaimView) => void;
}

/** A claim by hand, from a claim file, or from a folder of evidence. */
export function NewClaimDialog({ onClose, onOpened }: NewClaimDialogProps) {
  const { t, label } = useTexts();
  const desk = useDesk();
  const plans = useDeskInfo().data?.plans ?? [];
  const { fail } = useNotices();
  const [key] = useState(() => crypto.randomUUID());
  const [plan, setPlan] = useState(plans[0]?.id ?? "");
  const [subject, setSubject] = useState<Subject>("claim");
  const [member, setMember] = useState<Chosen | null>(null);
  const [name, setName] = useState("");
  const [kana, setKana] = useState("");
  const [phone, setPhone] = useState("");
  const [isBusy, setBusy] = useState(false);
  const hasRegistration = plans
    .find((one) => one.id === plan)
    ?.benefits.some((one) => one.subject === "registration");
  const isReady = plan !== "" && (member !== null || name.trim() !== "") && !isBusy;

  const open = async (start: () => Promise<ClaimView | null>) => {
    setBusy(true);
    try {
      const claim = await start();
      if (claim) onOpened(claim);
    } catch (error) {
      fail(toDeskError(error));
    } finally {
      setBusy(false);
    }
  };
  const create = () => {
    if (!isReady) return;
    const contractId = member?.contract?.contractId ?? null;
    open(() =>
      desk.createClaim({
        key,
        plan,
        subject: hasRegistration ? subject : "claim",
        contractId,
        name: member?.person.name ?? name,
        kana: member?.person.kana ?? kana,
        phone: member?.person.phones[0] ?? phone,
      }),
    );
  };
  const fromFile = () =>
    open(async () => {
      const picked = await desk.backend.pick("claim_file");
      return picked && desk.openClaimFile(picked.picked);
    });
  const fromFolder = () =>
    open(async () => {
      const picked = await desk.backend.pick("claim_folder");
      return picked && desk.openClaimFolder(picked.picked, plan || null, crypto.randomUUID());
    });
  return (
    <Dialog title={t("new-claim")} onClose={onClose} size="wide" testId="new-claim">
      <ImeForm onSubmit={create}>
        <Stack>
          <div className={styles.two}>
            <Select
              label={t("column-plan")}
              value={plan}
              options={plans.map((one) => ({ id: one.id, text: label(one.label) }))}
              onChange={setPlan}
              testId="new-plan"
            />
            {hasRegistration && (
              <Radios
                label={t("subject")}
                across
                value={subject}
                options={(["claim", "registration"] as const).map((one) => ({
                  id: one,
                  text: t(`subject-${one}`),
                }))}
                onChange={setSubject}
                testId="new-subject"
              />
            )}
          </div>
          <MemberPicker
            plan={plan}
            chosen={member}
            onChoose={(one) => {
              setMember(one);
              if (one?.contract) setPlan(one.contract.plan);
            }}
          />
          {!member && (
            <div className={styles.three}>
              <TextField label={t("name")} value={name} onChange={setName} testId="new-name" />
              <TextField label={t("kana")} value={kana} onChange={setKana} testId="new-kana" />
              <TextField label={t("phone")} value={phone} onChange={setPhone} testId="new-phone" />
            </div>
          )}
          <div className={styles.actions}>
            <Button onPress={fromFile} disabled={isBusy} testId="new-from-file">
              {t("from-file")}
            </Button>
            <Button onPress={fromFolder} disabled={isBusy} testId="new-from-folder">
              {t("from-folder")}
            </Button>
            <span />
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button look="solid" submit disabled={!isReady} testId="new-create">
              {t("create-claim")}
            </Button>
          </div>
        </Stack>
      </ImeForm>
    </Dialog>
  );
}
