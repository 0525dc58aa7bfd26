import { useState } from "react";
import type { Outcome } from "../../api/types/Outcome";
import { Button } from "../../components/Button";
import { Dialog, Stack } from "../../components/Dialog";
import { useDraft } from "../../components/drafts";
import { ImeForm } from "../../components/ime";
import { Radios } from "../../components/Radios";
import { TextField } from "../../components/TextField";
import { Verdict } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { amountRange, yen } from "../../i18n/format";
import { useClaimTools } from "../claim/context";
import { useRefer } from "../claim/useRefer";
import styles from "./decide.module.css";
import { OpenPresumptions } from "./OpenPresumptions";
import { departs, digitsOf, outcomesOf, pays } from "./proposal";

/** The decision: what the assessment comes to, or something else with a reason that is marked everywhere. */
export function DecideDialog() {
  const { t, label } = useTexts();
  const { claim, assessment, change, isChanging, open } = useClaimTools();
  const { proposal } = assessment;
  const [outcome, setOutcome] = useState<Outcome | null>(proposal?.outcome ?? null);
  const [amount, setAmount] = useState(proposal?.amount ?? assessment.amount?.from ?? "");
  // The reason is there again when the dialog is; what is decided always begins with what was assessed.
  const draft = useDraft(`decide ${claim.claimId} ${assessment.benefit}`, "");
  const reason = draft.value;
  const digits = digitsOf(amount);
  const paid = outcome && pays(outcome) ? digits : null;
  const isOverride = outcome !== null && departs(assessment, outcome, paid);
  const hasAmount = outcome !== null && (!pays(outcome) || /^\d+$/.test(digits));
  // A payment as assessed waits until a person has confirmed what it presumes.
  const isOpen = assessment.presuming && !isOverride;
  // A denial for lateness alone is not decided here: it goes to a senior.
  const isForSenior = assessment.lateAlone && !isOverride && claim.status !== "awaiting_approval";
  const isReady =
    !isForSenior && hasAmount && (!isOverride || reason.trim() !== "") && !isOpen && !isChanging;
  const decide = async () => {
    if (!isReady || !outcome) return;
    const isTaken = await change({
      kind: "decide",
      benefit: assessment.benefit,
      outcome,
      amount: paid,
      overrideReason: isOverride ? reason.trim() : null,
    });
    if (!isTaken) return;
    draft.drop();
    open({ kind: "letter", asking: false });
  };
  const askToRefer = useRefer();
  const refer = () => {
    open(null);
    askToRefer();
  };
  const cancel = () => {
    draft.drop();
    open(null);
  };
  return (
    <Dialog
      title={`${t("decide")} · ${claim.number} · ${label(assessment.label)}`}
      onClose={() => open(null)}
      testId="decide"
    >
      {isOpen && <OpenPresumptions />}
      <ImeForm onSubmit={decide}>
        <Stack>
          <div className={styles.assessed}>
            <span>{t("assessed")}</span>
            <Verdict verdict={assessment.verdict} presuming={assessment.presuming} />
            {assessment.amount && <b>{amountRange(assessment.amount, t("unbounded"))}</b>}
          </div>
          <Radios
            label={t("outcome")}
            across
            value={outcome}
            options={outcomesOf(assessment, claim.subject).map((one) => ({
              id: one,
              text: t(`outcome-${one.replaceAll("_", "-")}`),
            }))}
            onChange={setOutcome}
            testId="outcome"
          />
          {outcome && pays(outcome) && (
            <TextField
              label={t("amount-yen")}
              value={amount}
              onChange={setAmount}
              hint={/^\d+$/.test(digits) ? yen(digits) : t("amount-bad")}
              numeric
              testId="decide-amount"
            />
          )}
          {isOverride && (
            <div className={styles.override} data-testid="override">
              <p>{t(proposal ? "override-why" : "override-open")}</p>
              <TextField
                label={t("override-reason")}
                value={reason}
                onChange={draft.put}
                lines={2}
                required
                testId="override-reason"
              />
            </div>
          )}
          {isForSenior && (
            <p className={styles.override} data-testid="late-alone">
              {t("late-alone")}
            </p>
          )}
          <div className={styles.actions}>
            <Button onPress={cancel}>{t("cancel")}</Button>
            {isForSenior ? (
              <Button look="solid" onPress={refer} testId="decide-refer">
                {t("refer")}
              </Button>
            ) : (
              <Button look="solid" submit disabled={!isReady} testId="decide-confirm">
                {paid && hasAmount ? t("decide-amount", { amount: yen(digits) }) : t("decide")}
              </Button>
            )}
          </div>
        </Stack>
      </ImeForm>
    </Dialog>
  );
}
