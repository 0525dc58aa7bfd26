import { useDeferredValue, useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk, useMembers } from "../../api/hooks";
import type { ImportPreview } from "../../api/types/ImportPreview";
import { Button } from "../../components/Button";
import { Dialog, Stack } from "../../components/Dialog";
import { useNotices } from "../../components/Notices";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { ImportPanel } from "./ImportPanel";
import { MembersFound } from "./MemberList";
import styles from "./members.module.css";

/** The book of members and contracts: searched, and filled from a CSV. */
export function MembersDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const desk = useDesk();
  const { fail } = useNotices();
  const [search, setSearch] = useState("");
  /** The file that was picked, by which the desk knows it, and what is in it. */
  const [file, setFile] = useState<{ picked: string; preview: ImportPreview } | null>(null);
  const { data, error } = useMembers(useDeferredValue(search.trim()));
  const choose = async () => {
    try {
      const chosen = await desk.backend.pick("members_csv");
      if (!chosen) return;
      const { picked } = chosen;
      setFile({ picked, preview: await desk.previewImport(picked) });
    } catch (error) {
      fail(toDeskError(error));
    }
  };
  return (
    <Dialog title={t("members")} onClose={onClose} size="wide" testId="members">
      {file ? (
        <ImportPanel
          picked={file.picked}
          preview={file.preview}
          onPreview={(preview) => setFile({ ...file, preview })}
          onDone={() => setFile(null)}
        />
      ) : (
        <Stack>
          <div className={styles.tools}>
            <TextField
              label={t("member-search")}
              bare
              value={search}
              onChange={setSearch}
              placeholder={t("member-search-hint")}
              autoFocus
              testId="members-search"
            />
            <Button onPress={choose} testId="members-import">
              {t("import-csv")}
            </Button>
          </div>
          <MembersFound members={data} error={error} />
        </Stack>
      )}
    </Dialog>
  );
}
