import { useState } from "react";
import { useHistory } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { instant } from "../../i18n/format";
import { useClaimTools } from "../claim/context";
import styles from "./history.module.css";

/** Everything that happened on a claim, newest first; nothing is ever taken out of it. */
export function HistoryDialog() {
  const { t, label } = useTexts();
  const { claim, change, open } = useClaimTools();
  const { data } = useHistory(claim.claimId, claim.head);
  const [note, setNote] = useState("");
  const add = async () => {
    if (note.trim() !== "" && (await change({ kind: "add_note", text: note.trim() }))) setNote("");
  };
  return (
    <Dialog
      title={`${t("history")} · ${claim.number}`}
      onClose={() => open(null)}
      size="wide"
      testId="history"
    >
      <ImeForm onSubmit={add} className={styles.note}>
        <TextField
          label={t("note")}
          bare
          value={note}
          onChange={setNote}
          placeholder={t("note")}
          testId="note-input"
        />
        <Button submit disabled={note.trim() === ""} testId="note-add">
          {t("record")}
        </Button>
      </ImeForm>
      <ol className={styles.entries}>
        {data?.map((entry) => (
          <li key={entry.event} data-undone={entry.undone} data-testid={`history-${entry.kind}`}>
            <time dateTime={entry.at}>{instant(entry.at)}</time>
            <span>{entry.by}</span>
            <span>
              {label(entry.text)}
              {entry.undone && <small> {t("undone")}</small>}
            </span>
            <code title={entry.event}>{entry.event.slice(0, 8)}</code>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
