import { useCallback, useEffect, useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk } from "../../api/hooks";
import type { DeskError } from "../../api/types/DeskError";
import type { VerifyReport } from "../../api/types/VerifyReport";
import { Button } from "../../components/Button";
import { Copyable } from "../../components/Copyable";
import { Dialog, Stack } from "../../components/Dialog";
import { errorText } from "../../components/errorText";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import styles from "./verify.module.css";

/**
 * Whether anything of the desk was altered, asked at once. The head it shows is for keeping elsewhere: given again later,
 * it proves that nothing up to there was taken away, which a desk cannot prove of itself.
 */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const desk = useDesk();
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [isChecking, setChecking] = useState(false);
  const [noted, setNoted] = useState("");
  const check = useCallback(
    async (head: string) => {
      setChecking(true);
      setError(null);
      try {
        setReport(await desk.verify(crypto.randomUUID(), head.trim() || null));
      } catch (failure) {
        setReport(null);
        setError(toDeskError(failure));
      } finally {
        setChecking(false);
      }
    },
    [desk],
  );
  useEffect(() => {
    check("");
  }, [check]);
  return (
    <Dialog title={t("verify-title")} onClose={onClose} testId="verify">
      <Stack>
        <div role="status" data-testid="verify-result">
          {isChecking && t("verify-checking")}
          {!isChecking && report && <Report report={report} />}
        </div>
        {error && (
          <p role="alert" className={styles.defects}>
            {errorText(error, texts)}
          </p>
        )}
        <p className={styles.head}>{t("verify-noted-hint")}</p>
        <ImeForm onSubmit={() => check(noted)} className={styles.noted}>
          <TextField label={t("verify-noted")} value={noted} onChange={setNoted} testId="verify-noted" />
          <Button submit disabled={isChecking || noted.trim() === ""} testId="verify-again">
            {t("verify-compare")}
          </Button>
        </ImeForm>
      </Stack>
    </Dialog>
  );
}

function Report({ report }: { report: VerifyReport }) {
  const { t, has } = useTexts();
  const { defects, events, originals, head } = report;
  return (
    <Stack>
      {defects.length === 0 ? (
        <p className={styles.sound}>{t("verified", { events, originals })}</p>
      ) : (
        <div className={styles.defects}>
          <p>{t("error-verify-defects", { count: defects.length })}</p>
          <ul data-testid="verify-defects">
            {defects.map((one, index) => {
              const key = `defect-${one.code.replaceAll("_", "-")}`;
              return (
                <li key={index}>
                  {has(key) ? t(key) : one.message} <small>{one.subject}</small>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <p className={styles.head}>
        {t("verify-head")}: <Copyable text={head} />
      </p>
    </Stack>
  );
}
