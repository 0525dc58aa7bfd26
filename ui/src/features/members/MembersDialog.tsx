import { useDeferredValue, useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk, useMembers } from "../../api/hooks";
import type { ImportPreview } from "../../api/types/ImportPreview";
import type { MemberView } from "../../api/types/MemberView";
import { Button } from "../../components/Button";
import { Dialog, Stack } from "../../components/Dialog";
import { useNotices } from "../../components/Notices";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { BookComplete } from "./BookComplete";
import { ImportPanel } from "./ImportPanel";
import { MembersFound } from "./MemberList";
import { MemberPage } from "./MemberPage";
import styles from "./members.module.css";

/** The book of members and contracts: searched, and filled by hand or from a CSV. */
export function MembersDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const desk = useDesk();
  const { fail } = useNotices();
  const [search, setSearch] = useState("");
  /** The file that was picked, by which the desk knows it, and what is in it. */
  const [file, setFile] = useState<{ picked: string; preview: ImportPreview } | null>(null);
  /** The member whose page is open; nobody while a new one is entered. */
  const [page, setPage] = useState<{ member: MemberView | null } | null>(null);
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
      ) : page ? (
        <MemberPage
          key={page.member?.person.memberId ?? "new"}
          member={page.member}
          onMember={(member) => setPage({ member })}
          onBack={() => setPage(null)}
        />
      ) : (
        <Stack>
          <BookComplete />
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
            <Button onPress={() => setPage({ member: null })} testId="member-new">
              {t("book-new-member")}
            </Button>
            <Button onPress={choose} testId="members-import">
              {t("import-csv")}
            </Button>
          </div>
          <MembersFound members={data} error={error} onChoose={(member) => setPage({ member })} />
        </Stack>
      )}
    </Dialog>
  );
}
