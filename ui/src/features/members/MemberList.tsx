import { toDeskError } from "../../api/backend";
import { useDeskInfo } from "../../api/hooks";
import type { MemberView } from "../../api/types/MemberView";
import { errorText } from "../../components/errorText";
import { useTexts } from "../../i18n";
import styles from "./members.module.css";

interface MemberListProps {
  members: MemberView[];
  onChoose?: (member: MemberView) => void;
}

interface MembersFoundProps {
  members: MemberView[] | undefined;
  error: unknown;
  onChoose?: (member: MemberView) => void;
}

/** Who was found, or why nobody could be looked for. */
export function MembersFound({ members, error, onChoose }: MembersFoundProps) {
  const texts = useTexts();
  if (error)
    return (
      <p className={styles.empty} role="alert">
        {errorText(toDeskError(error), texts)}
      </p>
    );
  return members ? <MemberList members={members} onChoose={onChoose} /> : null;
}

/** People of the book with their contracts. */
function MemberList({ members, onChoose }: MemberListProps) {
  const { t, label } = useTexts();
  const plans = useDeskInfo().data?.plans ?? [];
  const planLabel = (id: string) => {
    const plan = plans.find((one) => one.id === id);
    return plan ? label(plan.label) : id;
  };
  if (members.length === 0) return <p className={styles.empty}>{t("members-empty")}</p>;
  return (
    <ul className={styles.members}>
      {members.map((member, index) => {
        const { person, contracts } = member;
        const content = (
          <>
            <span lang="ja">
              <b>{person.name}</b> <small>{person.kana}</small>
            </span>
            <span>{person.memberNumber}</span>
            <span>{person.phones.join(" ")}</span>
            <span className={styles.contracts}>
              {contracts.map((contract) => (
                <small key={contract.contractId}>
                  {planLabel(contract.plan)} · {contract.joinedOn}–{contract.endedOn} ·{" "}
                  {t("queue-count", { total: contract.claims })}{" "}
                  {contract.devices.map((one) => one.imei ?? one.serial ?? one.model).join(", ")}
                </small>
              ))}
            </span>
          </>
        );
        return (
          <li key={person.memberId ?? index}>
            {onChoose ? (
              <button type="button" onClick={() => onChoose(member)} data-testid={`member-${index + 1}`}>
                {content}
              </button>
            ) : (
              <div>{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
