import { useQueryClient } from "@tanstack/react-query";
import { toDeskError } from "../../api/backend";
import { useDesk } from "../../api/hooks";
import { keys } from "../../api/questions";
import type { DeskError } from "../../api/types/DeskError";
import { Button } from "../../components/Button";
import { errorText } from "../../components/errorText";
import { useTexts } from "../../i18n";
import styles from "./entry.module.css";
import { MakeDesk } from "./MakeDesk";
import { Unlock } from "./Unlock";
import { useAttempt } from "./useAttempt";

/** Codes of a desk that waits for its passphrase: none was given, or the wrong one was laid down at the start. */
const WAITS_FOR_KEY = ["passphrase_missing", "desk_wrong_passphrase"];

/** What stands in place of the workbench while its desk is not open: its lock, its making, or what is wrong. */
export function EntryScreen({ error }: { error: DeskError }) {
  const client = useQueryClient();
  const onOpened = () => client.invalidateQueries({ queryKey: keys.info });
  const folder = error.hints.find((hint) => hint.name === "folder")?.value;
  return (
    <main className={styles.entry} data-testid="entry">
      <b className={styles.brand} lang="ja">
        Satei
      </b>
      {WAITS_FOR_KEY.includes(error.code) ? (
        <Unlock folder={folder} onOpened={onOpened} />
      ) : error.code === "desk_to_make" ? (
        <MakeDesk folder={folder} onOpened={onOpened} />
      ) : (
        <Broken error={error} onOpened={onOpened} />
      )}
    </main>
  );
}

function Broken({ error, onOpened }: { error: DeskError; onOpened: () => void }) {
  const texts = useTexts();
  const desk = useDesk();
  const { isTrying, failed, attempt } = useAttempt();
  const retry = () => attempt(() => desk.backend.unlock({ kind: "again" }), onOpened);
  return (
    <div className={styles.card} role="alert">
      <h1>{texts.t("desk-cannot-open")}</h1>
      <p>{errorText(failed ?? toDeskError(error), texts)}</p>
      <div className={styles.actions}>
        <Button onPress={retry} disabled={isTrying} testId="entry-retry">
          {texts.t("retry")}
        </Button>
      </div>
    </div>
  );
}
