import type { QueueRow } from "../../api/types/QueueRow";
import { classes } from "../../components/Button";
import { Due, Verdict } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { yen } from "../../i18n/format";
import styles from "./queue.module.css";

const COLUMNS = ["due", "claim", "plan", "person", "status", "verdict", "amount", "missing"] as const;

/** The names of the columns; kept for screen readers where the rows are short. */
export function HeaderRow({ hidden, isFound }: { hidden: boolean; isFound: boolean }) {
  const { t } = useTexts();
  return (
    <div role="rowgroup" className={hidden ? styles.unseen : undefined}>
      <div role="row" className={styles.header}>
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader" className={column === "amount" ? styles.number : undefined}>
            {t(column === "missing" && isFound ? "column-found" : `column-${column}`)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A claim in one line. */
export function FullRow({ row }: { row: QueueRow }) {
  const { t, label } = useTexts();
  return (
    <>
      <span role="gridcell">
        <Due days={row.dueInDays} />
      </span>
      <span role="gridcell" className={styles.strong}>
        {row.number}
      </span>
      <span role="gridcell" className={styles.second}>
        {label(row.planLabel)}
        {row.subject === "registration" && ` · ${t("registration")}`}
      </span>
      <span role="gridcell" lang="ja">
        {row.person}
      </span>
      <span role="gridcell">
        {t(`status-${row.status.replaceAll("_", "-")}`)} {row.overridden && <Departs />}
      </span>
      <span role="gridcell">
        <Verdict verdict={row.verdict} />
      </span>
      <span role="gridcell" className={styles.number}>
        {row.amount !== null && yen(row.amount)}
      </span>
      <span role="gridcell" className={styles.second}>
        {row.snippet ?? row.missing.map(label).join(" · ")}
      </span>
    </>
  );
}

/** A claim in two short lines, beside the one that is open. */
export function CompactRow({ row }: { row: QueueRow }) {
  const { label } = useTexts();
  return (
    <span role="gridcell" className={styles.two}>
      <span className={styles.line}>
        <span className={styles.strong}>
          {row.number} {row.overridden && <Departs />}
        </span>
        <Due days={row.dueInDays} />
      </span>
      <span className={classes(styles.line, styles.second)}>
        <span lang="ja">{row.person}</span>
        <Verdict verdict={row.verdict} />
      </span>
      <span className={styles.unseen}>{label(row.planLabel)}</span>
    </span>
  );
}

/** The mark of a decision that departs from its assessment. */
function Departs() {
  const { t } = useTexts();
  return (
    <span className={styles.departs} role="img" aria-label={t("departs")} title={t("departs")}>
      ≠
    </span>
  );
}
