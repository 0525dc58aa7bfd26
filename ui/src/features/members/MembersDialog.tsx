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
import { MemberList } from "./MemberList";
import styles from "./members.module.css";

/** The book of members and contracts: searched, and filled from a CSV. */
export function MembersDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const desk = useDesk();
  const { fail } = useNotices();
  const [search, setSearch] = useState("");
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const { data } = useMembers(useDeferredValue(search.trim()));
  const choose = async () => {
    try {
      const picked = await desk.backend.pick("members_csv");
      if (picked) setPreview(await desk.previewImport(picked.picked));
    } catch (error) {
      fail(toDeskError(error));
    }
  };
  return (
    <Dialog title={t("members")} onClose={onClose} size="wide" testId="members">
      {preview ? (
        <ImportPanel preview={preview} onPreview={setPreview} onDone={() => setPreview(null)} />
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
          {data && <MemberList members={data} />}
        </Stack>
      )}
    </Dialog>
  );
}
