import { useEffect, useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk } from "../../api/hooks";
import type { ClaimView } from "../../api/types/ClaimView";
import { useNotices } from "../../components/Notices";
import { useTexts } from "../../i18n";
import styles from "../../workbench.module.css";
import { useAttach } from "./useAttach";

interface DropTargetProps {
  /** The claim that is open; without one, what is dropped becomes a new claim. */
  claimId: string | null;
  onOpened: (claim: ClaimView) => void;
}

/** Shows where files that hover over the window would go, and takes them in when they are dropped. */
export function DropTarget({ claimId, onOpened }: DropTargetProps) {
  const { t } = useTexts();
  const desk = useDesk();
  const { fail } = useNotices();
  const attach = useAttach(claimId ?? "");
  const [isOver, setOver] = useState(false);
  useEffect(() => desk.backend.onDragging(setOver), [desk]);
  useEffect(
    () =>
      desk.backend.onDropped((picked) => {
        setOver(false);
        if (claimId !== null) attach(picked);
        else {
          desk
            .openClaimFolder(picked.picked, null, crypto.randomUUID())
            .then(onOpened)
            .catch((error) => fail(toDeskError(error)));
        }
      }),
    [desk, claimId, attach, onOpened, fail],
  );
  if (!isOver) return null;
  return (
    <div className={styles.drop} role="status" data-testid="drop-target">
      {t(claimId === null ? "drop-new" : "drop-here")}
    </div>
  );
}
