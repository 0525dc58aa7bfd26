import { useRef } from "react";
import type { Status } from "../../api/types/Status";
import { useAsk } from "../../components/AskReason";
import { Button } from "../../components/Button";
import { Copyable } from "../../components/Copyable";
import { useCommands } from "../../components/commands";
import { Icon } from "../../components/Icon";
import { pressIn } from "../../components/press";
import { Select } from "../../components/Select";
import { useTexts } from "../../i18n";
import { openClaim } from "../../route";
import { STATUSES } from "../queue/filters";
import styles from "./claim.module.css";
import { useClaimTools } from "./context";
import { useUndo } from "./useUndo";

/** Who claims, under what, where it stands; undo and redo. */
export function ClaimHeader() {
  const { t, label } = useTexts();
  const { claim, change, open, isChanging } = useClaimTools();
  const { undo, redo } = useUndo();
  const ask = useAsk();
  const statusRef = useRef<HTMLDivElement>(null);
  useCommands([{ id: "status", keys: ["s"], group: "claim", run: () => pressIn(statusRef.current) }]);
  const setStatus = (status: Status) => {
    if (status === claim.status) return;
    const title = t("status-change", { status: t(statusKey(status)) });
    ask({ title, label: t("reason") }, ({ reason }) => change({ kind: "set_status", status, reason }));
  };
  const setDue = () =>
    ask(
      { title: t("due-set"), label: t("reason"), value: t("due-day"), hint: t("due-hint") },
      ({ value, reason }) => change({ kind: "set_due", day: value, reason }),
    );
  useCommands([
    { id: "due", keys: ["u"], group: "claim", run: setDue },
    { id: "claimant", keys: [], group: "claim", run: () => open({ kind: "person" }) },
  ]);
  const { person, contract } = claim;
  return (
    <header className={styles.header}>
      <Button look="plain" label={t("command-back")} onPress={() => openClaim(null)} testId="claim-back">
        <Icon name="left" />
      </Button>
      <div className={styles.who}>
        <div>
          <h1>
            <Copyable text={claim.number} />
          </h1>
          <span lang="ja" className={styles.person}>
            <Copyable text={person.name} /> <small>{person.kana}</small>
          </span>
          <span className={styles.working} aria-live="polite">
            {isChanging && t("working")}
          </span>
        </div>
        <div className={styles.second}>
          <span>{label(claim.planLabel)}</span>
          {claim.subject === "registration" && <span>{t("registration")}</span>}
          <span className={styles.due}>
            <Button look="link" onPress={setDue} testId="due-set">
              {claim.dueOn ? t("due-on", { date: claim.dueOn }) : t("due-set")}
            </Button>
            {claim.dueOn && (
              <Button
                look="plain"
                small
                label={t("due-clear")}
                onPress={() => change({ kind: "set_due", day: null, reason: "" })}
                testId="due-clear"
              >
                <Icon name="close" size={12} />
              </Button>
            )}
          </span>
          <span>
            {person.memberNumber && (
              <>
                {t("member-number")} <Copyable text={person.memberNumber} />{" "}
              </>
            )}
            <Button look="link" onPress={() => open({ kind: "person" })} testId="person-open">
              {t(person.memberNumber ? "claimant-change" : "claimant-link")}
            </Button>
          </span>
          {contract && (
            <span>{t("contract-since", { date: contract.joinedOn, earlier: contract.earlierClaims })}</span>
          )}
          {contract?.completeFrom && <span>{t("book-complete-from", { date: contract.completeFrom })}</span>}
        </div>
      </div>
      <div ref={statusRef} className={styles.status}>
        <Select
          label={t("column-status")}
          bare
          value={claim.status}
          options={STATUSES.map((status) => ({ id: status, text: t(statusKey(status)) }))}
          onChange={setStatus}
          testId="claim-status"
        />
      </div>
      <Button
        look="plain"
        label={claim.undo ? t("undo-what", { what: label(claim.undo) }) : t("command-undo")}
        disabled={!claim.undo}
        onPress={undo}
        testId="undo"
      >
        <Icon name="undo" />
      </Button>
      <Button
        look="plain"
        label={claim.redo ? t("redo-what", { what: label(claim.redo) }) : t("command-redo")}
        disabled={!claim.redo}
        onPress={redo}
        testId="redo"
      >
        <Icon name="redo" />
      </Button>
      <Button look="plain" onPress={() => open({ kind: "history" })} shortcut="h" testId="history-open">
        {t("history")}
      </Button>
    </header>
  );
}

const statusKey = (status: Status) => `status-${status.replaceAll("_", "-")}`;
