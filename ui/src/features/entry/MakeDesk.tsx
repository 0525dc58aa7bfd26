import { useState } from "react";
import { useDesk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Checkbox";
import { Copyable } from "../../components/Copyable";
import { errorText } from "../../components/errorText";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import styles from "./entry.module.css";
import { useAttempt } from "./useAttempt";

/** Fewest characters of a passphrase, as the desk demands them. */
const SHORTEST = 8;

interface MakeDeskProps {
  folder: string | undefined;
  onOpened: () => void;
}

/** Makes a desk: its name and its passphrase, then the recovery key, which is shown this once. */
export function MakeDesk({ folder, onOpened }: MakeDeskProps) {
  const texts = useTexts();
  const { t } = texts;
  const desk = useDesk();
  const { isTrying, failed, attempt } = useAttempt();
  const [name, setName] = useState("Satei");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  if (recoveryKey !== null) return <RecoveryKey text={recoveryKey} onKept={onOpened} />;

  const isLong = [...passphrase].length >= SHORTEST;
  const isSame = passphrase === again;
  const isComplete = name.trim() !== "" && isLong && isSame;
  const make = () =>
    isComplete && attempt(() => desk.backend.makeDesk({ name: name.trim(), passphrase }), setRecoveryKey);
  return (
    <ImeForm className={styles.card} onSubmit={make} label={t("make-desk")} testId="make-desk">
      <h1>{t("make-desk")}</h1>
      {folder && <p className={styles.folder}>{folder}</p>}
      <TextField label={t("desk-name")} value={name} onChange={setName} testId="make-desk-name" />
      <TextField
        label={t("passphrase")}
        value={passphrase}
        onChange={setPassphrase}
        secret
        hint={t("passphrase-hint", { count: SHORTEST })}
        autoFocus
        testId="make-desk-passphrase"
      />
      <TextField
        label={t("passphrase-again")}
        value={again}
        onChange={setAgain}
        secret
        hint={again !== "" && !isSame ? t("passphrase-differs") : undefined}
        testId="make-desk-again"
      />
      {failed && (
        <p className={styles.failed} role="alert">
          {errorText(failed, texts)}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="solid" submit disabled={!isComplete || isTrying} shortcut="↵" testId="make-desk-make">
          {t(isTrying ? "making-desk" : "make-desk")}
        </Button>
      </div>
    </ImeForm>
  );
}

function RecoveryKey({ text, onKept }: { text: string; onKept: () => void }) {
  const { t } = useTexts();
  const [isKept, setKept] = useState(false);
  return (
    <section className={styles.card} aria-label={t("recovery-key")} data-testid="recovery-key">
      <h1>{t("recovery-key")}</h1>
      <p>{t("recovery-key-once")}</p>
      <p className={styles.key}>
        <Copyable text={text} />
      </p>
      <Checkbox checked={isKept} onChange={setKept} testId="recovery-key-kept">
        {t("recovery-key-kept")}
      </Checkbox>
      <div className={styles.actions}>
        <Button look="solid" onPress={onKept} disabled={!isKept} testId="recovery-key-done">
          {t("open-desk")}
        </Button>
      </div>
    </section>
  );
}
