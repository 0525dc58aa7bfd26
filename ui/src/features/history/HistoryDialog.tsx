import { useRef } from "react";
import { toDeskError } from "../../api/backend";
import { useHistory } from "../../api/hooks";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { useDraft } from "../../components/drafts";
import { errorText } from "../../components/errorText";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { instant } from "../../i18n/format";
import { useClaimTools } from "../claim/context";
import styles from "./history.module.css";

/** Everything that happened on a claim, newest first; nothing is ever taken out of it. */
export function HistoryDialog() {
  const texts = useTexts();
  const { t, label } = texts;
  const { claim, change, isChanging, open } = useClaimTools();
  const { data, error } = useHistory(claim.claimId, claim.head);
  const draft = useDraft(`note ${claim.claimId}`, "");
  const note = draft.value;
  // The desk is asked at once, what is drawn follows a moment later: a second Enter may come in between.
  const isSending = useRef(false);
  const add = async () => {
    const text = note.trim();
    if (text === "" || isChanging || isSending.current) return;
    isSending.current = true;
    const isRecorded = await change({ kind: "add_note", text });
    isSending.current = false;
    if (!isRecorded) return;
    // What was typed meanwhile is the beginning of the next note.
    const now = draft.latest();
    draft.put(now.startsWith(note) ? now.slice(note.length).trimStart() : now);
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
          onChange={draft.put}
          placeholder={t("note")}
          testId="note-input"
        />
        <Button submit disabled={note.trim() === "" || isChanging} testId="note-add">
          {t("record")}
        </Button>
      </ImeForm>
      {error && (
        <p role="alert" data-testid="history-problem">
          {errorText(toDeskError(error), texts)}
        </p>
      )}
      <ol className={styles.entries}>
        {data?.map((entry) => (
          <li key={entry.event} data-undone={entry.undone} data-testid={`history-${entry.kind}`}>
            <time dateTime={entry.at}>{instant(entry.at)}</time>
            <span>{entry.by}</span>
            <span>
              {label(entry.text)}
              {entry.undone && <small> {t("undone")}</small>}
              {entry.kind === "decided" && (
                <Button
                  small
                  look="plain"
                  onPress={() => open({ kind: "decided", event: entry.event })}
                  testId="history-as-decided"
                >
                  {t("as-decided")}
                </Button>
              )}
            </span>
            <code title={entry.event}>{entry.event.slice(0, 8)}</code>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
