import { useState } from "react";
import { Button } from "../../components/Button";
import { Actions, Dialog, Stack } from "../../components/Dialog";
import { useDraft } from "../../components/drafts";
import { ImeForm } from "../../components/ime";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { type Chosen, MemberPicker } from "../members/MemberPicker";
import { useClaimTools } from "./context";

interface Entered {
  member: Chosen | null;
  name: string;
  kana: string;
  phone: string;
}

/** Who claims: a member of the book, whose contract and history count then, or somebody by name alone. */
export function PersonDialog() {
  const { t } = useTexts();
  const { claim, change, open } = useClaimTools();
  const { person } = claim;
  const isLinked = person.memberId !== null;
  const draft = useDraft<Entered>(`person ${claim.claimId}`, {
    member: null,
    name: isLinked ? "" : person.name,
    kana: isLinked ? "" : person.kana,
    phone: isLinked ? "" : (person.phones[0] ?? ""),
  });
  const { member, name, kana, phone } = draft.value;
  const put = (part: Partial<Entered>) => draft.put({ ...draft.value, ...part });
  const [isSending, setSending] = useState(false);
  // Somebody of the book without a contract under this plan is nobody the claim can be under.
  const contract = member?.contract?.plan === claim.plan ? member.contract : null;
  const isReady = (member ? contract !== null : name.trim() !== "") && !isSending;
  const record = async () => {
    if (!isReady) return;
    setSending(true);
    const claimant = { contractId: contract?.contractId ?? null, name, kana, phone };
    const isTaken = await change({ kind: "set_person", claimant });
    setSending(false);
    if (!isTaken) return;
    draft.drop();
    open(null);
  };
  return (
    <Dialog
      title={`${t("claimant")} · ${claim.number}`}
      onClose={() => open(null)}
      size="wide"
      testId="person"
    >
      <ImeForm onSubmit={record}>
        <Stack>
          <MemberPicker plan={claim.plan} chosen={member} onChoose={(one) => put({ member: one })} />
          {member && !contract && (
            <p role="alert" data-testid="person-no-contract">
              {t("claimant-no-contract")}
            </p>
          )}
          {!member && (
            <>
              <TextField
                label={t("name")}
                value={name}
                onChange={(typed) => put({ name: typed })}
                testId="person-name"
              />
              <TextField
                label={t("kana")}
                value={kana}
                onChange={(typed) => put({ kana: typed })}
                testId="person-kana"
              />
              <TextField
                label={t("phone")}
                value={phone}
                onChange={(typed) => put({ phone: typed })}
                hint={isLinked ? t("claimant-unlinks") : t("claimant-hint")}
                testId="person-phone"
              />
            </>
          )}
          <Actions>
            <Button
              onPress={() => {
                draft.drop();
                open(null);
              }}
            >
              {t("cancel")}
            </Button>
            <Button look="solid" submit disabled={!isReady} testId="person-record">
              {t("record")}
            </Button>
          </Actions>
        </Stack>
      </ImeForm>
    </Dialog>
  );
}
