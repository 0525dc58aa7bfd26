import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { toDeskError } from "../../api/backend";
import { acceptClaim, useDesk } from "../../api/hooks";
import { keys } from "../../api/questions";
import type { ClaimView } from "../../api/types/ClaimView";
import type { Picked } from "../../api/types/Picked";
import { useNotices } from "../../components/Notices";
import { useTexts } from "../../i18n";
import styles from "../../workbench.module.css";
import { useAttach } from "./useAttach";

interface DropTargetProps {
  /** The claim that is open; without one, what is dropped becomes a new claim. */
  claimId: string | null;
  /** Whether a new claim is being entered: what is dropped goes to it. */
  isNew: boolean;
  onOpened: (claim: ClaimView) => void;
  /** Takes files for a new claim of which the plan has yet to be chosen. */
  onFiles: (picked: Picked) => void;
}

/** Whether a dialog lies over what would take the files. */
const hasDialog = () => document.querySelector("[role=dialog], [role=alertdialog]") !== null;

/** Shows where files that hover over the window would go, and takes them in when they are dropped. */
export function DropTarget({ claimId, isNew, onOpened, onFiles }: DropTargetProps) {
  const { t } = useTexts();
  const desk = useDesk();
  const client = useQueryClient();
  const { say, fail } = useNotices();
  const attach = useAttach(claimId ?? "");
  const [isOver, setOver] = useState(false);
  useEffect(() => desk.backend.onDragging(setOver), [desk]);
  useEffect(() => desk.backend.onDropFailed(fail), [desk, fail]);
  useEffect(() => {
    /** A folder with a claim file is a claim; for anything else a person says of which plan it is. */
    const open = async (picked: Picked) => {
      const place = window.location.hash;
      try {
        const claim = await desk.openClaimFolder(picked.picked, null, crypto.randomUUID());
        if (window.location.hash === place && !hasDialog()) return onOpened(claim);
        // The person has gone on to something else meanwhile.
        acceptClaim(client, claim);
        say(t("claim-opened", { number: claim.number }));
      } catch (error) {
        const { code } = toDeskError(error);
        if (code === "plan_missing") onFiles(picked);
        else fail(toDeskError(error));
      }
    };
    return desk.backend.onDropped((picked) => {
      setOver(false);
      if (isNew) onFiles(picked);
      else if (hasDialog()) fail({ code: "drop_refused", message: "", hints: [] });
      else if (claimId !== null) attach(picked);
      else if (picked.names.length > 1) onFiles(picked);
      else open(picked);
    });
  }, [desk, client, claimId, isNew, attach, onOpened, onFiles, say, fail, t]);
  if (!isOver) return null;
  const number = claimId === null ? undefined : client.getQueryData<ClaimView>(keys.claim(claimId))?.number;
  return (
    <div className={styles.drop} role="status" data-testid="drop-target">
      {isNew
        ? t("drop-new")
        : hasDialog()
          ? t("drop-covered")
          : number
            ? t("drop-claim", { number })
            : t(claimId === null ? "drop-new" : "drop-here")}
    </div>
  );
}
