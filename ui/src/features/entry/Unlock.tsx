import { useState } from "react";
import { useDesk } from "../../api/hooks";
import { Button } from "../../components/Button";
import { errorText } from "../../components/errorText";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import styles from "./entry.module.css";
import { useAttempt } from "./useAttempt";

interface UnlockProps {
  folder: string | undefined;
  onOpened: () => void;
}

/** Asks for the passphrase of a desk, or for the recovery key where it is lost. */
export function Unlock({ folder, onOpened }: UnlockProps) {
  const texts = useTexts();
  const { t } = texts;
  const desk = useDesk();
  const { isTrying, failed, attempt } = useAttempt();
  const [kind, setKind] = useState<"passphrase" | "recovery">("passphrase");
  const [text, setText] = useState("");
  const isRecovery = kind === "recovery";
  const open = () => text !== "" && attempt(() => desk.backend.unlock({ kind, text }), onOpened);
  return (
    <ImeForm className={styles.card} onSubmit={open} label={t("unlock")} testId="unlock">
      <h1>{t("unlock")}</h1>
      {folder && <p className={styles.folder}>{folder}</p>}
      <TextField
        key={kind}
        label={t(isRecovery ? "recovery-key" : "passphrase")}
        value={text}
        onChange={setText}
        secret={!isRecovery}
        hint={isRecovery ? t("recovery-key-hint") : undefined}
        autoFocus
        testId="unlock-key"
      />
      {failed && (
        <p className={styles.failed} role="alert" data-testid="unlock-failed">
          {errorText(failed, texts)}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          look="link"
          onPress={() => {
            setKind(isRecovery ? "passphrase" : "recovery");
            setText("");
          }}
          testId="unlock-other"
        >
          {t(isRecovery ? "use-passphrase" : "use-recovery-key")}
        </Button>
        <Button look="solid" submit disabled={text === "" || isTrying} shortcut="↵" testId="unlock-open">
          {t(isTrying ? "opening" : "open-desk")}
        </Button>
      </div>
    </ImeForm>
  );
}
