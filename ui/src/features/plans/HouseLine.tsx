import type { HouseStand } from "../../api/types/HouseStand";
import { useTexts } from "../../i18n";
import { instant } from "../../i18n/format";
import styles from "./plans.module.css";

/** Who chose for the house, when and why. */
export function HouseLine({ stand }: { stand: HouseStand }) {
  const { t } = useTexts();
  return (
    <span className={styles.stand}>
      {t("house-by", { by: stand.by, at: instant(stand.at) })}
      {stand.reason && (
        <>
          {" — "}
          <span lang="ja">{stand.reason}</span>
        </>
      )}
    </span>
  );
}
