import { useDeferredValue, useState } from "react";
import { useMembers } from "../../api/hooks";
import type { MemberContract } from "../../api/types/MemberContract";
import type { PersonView } from "../../api/types/PersonView";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { MembersFound } from "./MemberList";
import styles from "./members.module.css";

/** A person of the book, and the contract the claim is under. */
export interface Chosen {
  person: PersonView;
  contract: MemberContract | null;
}

interface MemberPickerProps {
  plan: string;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
}

/** Finds the claimant in the book by number, phone, name in kanji or kana, or IMEI. */
export function MemberPicker({ plan, chosen, onChoose }: MemberPickerProps) {
  const { t } = useTexts();
  const [search, setSearch] = useState("");
  const asked = useDeferredValue(search.trim());
  const { data, error } = useMembers(asked);
  if (chosen) {
    return (
      <p className={styles.chosen} data-testid="member-chosen">
        <span lang="ja">
          {chosen.person.name} {chosen.person.kana}
        </span>
        <span>{chosen.person.memberNumber}</span>
        {chosen.contract && <span>{t("contract-joined", { date: chosen.contract.joinedOn })}</span>}
        <Button small look="plain" label={t("clear")} onPress={() => onChoose(null)}>
          <Icon name="close" size={12} />
        </Button>
      </p>
    );
  }
  return (
    <div>
      <TextField
        label={t("member-search")}
        value={search}
        onChange={setSearch}
        placeholder={t("member-search-hint")}
        autoFocus
        testId="member-search"
      />
      {asked !== "" && (
        <MembersFound
          members={data?.slice(0, 8)}
          error={error}
          onChoose={(member) =>
            onChoose({
              person: member.person,
              contract: member.contracts.find((one) => one.plan === plan) ?? member.contracts[0] ?? null,
            })
          }
        />
      )}
    </div>
  );
}
