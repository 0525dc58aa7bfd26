import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { toDeskError } from "../../api/backend";
import { acceptClaim, useDesk, useDeskInfo } from "../../api/hooks";
import type { ClaimView } from "../../api/types/ClaimView";
import type { Picked } from "../../api/types/Picked";
import type { Subject } from "../../api/types/Subject";
import { Button } from "../../components/Button";
import { Dialog, Stack } from "../../components/Dialog";
import { useDraft } from "../../components/drafts";
import { ImeForm } from "../../components/ime";
import { useNotices } from "../../components/Notices";
import { Radios } from "../../components/Radios";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { type Chosen, MemberPicker } from "../members/MemberPicker";
import styles from "./newclaim.module.css";

interface NewClaimDialogProps {
  /** What was dropped on the window to become its evidence. */
  files: Picked[];
  onClose: () => void;
  onOpened: (claim: ClaimView) => void;
}

/** What a claim by hand is made from. */
interface Entered {
  plan: string;
  subject: Subject;
  member: Chosen | null;
  name: string;
  kana: string;
  phone: string;
}

/** A claim by hand, from a claim file, or from a folder of evidence; with the files that were dropped, if any. */
export function NewClaimDialog({ files, onClose, onOpened }: NewClaimDialogProps) {
  const { t, label } = useTexts();
  const desk = useDesk();
  const plans = useDeskInfo().data?.plans ?? [];
  const client = useQueryClient();
  const { say, fail } = useNotices();
  const [key] = useState(() => crypto.randomUUID());
  // What was entered is there again after an Escape, until it became a claim or was cancelled.
  const draft = useDraft<Entered>("new claim", {
    plan: plans[0]?.id ?? "",
    subject: "claim",
    member: null,
    name: "",
    kana: "",
    phone: "",
  });
  const { plan, subject, member, name, kana, phone } = draft.value;
  const put = (part: Partial<Entered>) => draft.put({ ...draft.value, ...part });
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const [isBusy, setBusy] = useState(false);
  const names = files.flatMap((one) => one.names);
  const hasRegistration = plans
    .find((one) => one.id === plan)
    ?.benefits.some((one) => one.subject === "registration");
  const isReady = plan !== "" && (member !== null || name.trim() !== "") && !isBusy;

  const open = async (start: () => Promise<ClaimView | null>) => {
    setBusy(true);
    try {
      const claim = await start();
      if (!claim) return;
      draft.drop();
      if (isThere.current) return onOpened(claim);
      // Closed meanwhile: whoever went on to something else is not taken away from it.
      acceptClaim(client, claim);
      say(t("claim-opened", { number: claim.number }));
    } catch (error) {
      fail(toDeskError(error));
    } finally {
      setBusy(false);
    }
  };
  const cancel = () => {
    draft.drop();
    onClose();
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
              onChange={(one) => put({ plan: one })}
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
                onChange={(one) => put({ subject: one })}
                testId="new-subject"
              />
            )}
          </div>
          <MemberPicker
            plan={plan}
            chosen={member}
            onChoose={(one) => put({ member: one, plan: one?.contract?.plan ?? plan })}
          />
          {!member && (
            <div className={styles.three}>
              <TextField
                label={t("name")}
                value={name}
                onChange={(typed) => put({ name: typed })}
                testId="new-name"
              />
              <TextField
                label={t("kana")}
                value={kana}
                onChange={(typed) => put({ kana: typed })}
                testId="new-kana"
              />
              <TextField
                label={t("phone")}
                value={phone}
                onChange={(typed) => put({ phone: typed })}
                testId="new-phone"
              />
            </div>
          )}
          {names.length > 0 && (
            <div className={styles.files} data-testid="new-files">
              <p>{t("new-claim-files", { count: names.length })}</p>
              <ul tabIndex={0} aria-label={t("new-claim-files", { count: names.length })}>
                {names.map((one, index) => (
                  <li key={index} lang="ja">
                    {one}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className={styles.actions}>
            {names.length === 0 && (
              <>
                <Button onPress={fromFile} disabled={isBusy} testId="new-from-file">
                  {t("from-file")}
                </Button>
                <Button onPress={fromFolder} disabled={isBusy} testId="new-from-folder">
                  {t("from-folder")}
                </Button>
              </>
            )}
            <span />
            <Button onPress={cancel}>{t("cancel")}</Button>
            <Button look="solid" submit disabled={!isReady} testId="new-create">
              {t("create-claim")}
            </Button>
          </div>
        </Stack>
      </ImeForm>
    </Dialog>
  );
}
