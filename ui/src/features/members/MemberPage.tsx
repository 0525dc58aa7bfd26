import { useState } from "react";
import { useDeskInfo } from "../../api/hooks";
import type { MemberContract } from "../../api/types/MemberContract";
import type { MemberView } from "../../api/types/MemberView";
import { Button } from "../../components/Button";
import { Stack } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import { yen } from "../../i18n/format";
import { BookForm } from "./BookForm";
import { contractForm, deviceForm, memberForm, type OpenForm, pastClaimForm } from "./forms";
import styles from "./members.module.css";
import { useOutcomes } from "./useOutcomes";

interface MemberPageProps {
  /** Nobody while a new member is entered. */
  member: MemberView | null;
  onMember: (member: MemberView) => void;
  onBack: () => void;
}

/** A member of the book with all that belongs to them, each to be corrected and added to. */
export function MemberPage({ member, onMember, onBack }: MemberPageProps) {
  const { t } = useTexts();
  const plans = useDeskInfo().data?.plans ?? [];
  const [form, setForm] = useState<OpenForm | null>(() => (member ? null : memberForm(null)));
  if (form) {
    return (
      <BookForm
        form={form}
        onRecorded={(recorded) => {
          setForm(null);
          onMember(recorded);
        }}
        onCancel={() => (member ? setForm(null) : onBack())}
      />
    );
  }
  if (!member) return null;
  const { person } = member;
  return (
    <Stack>
      <div className={styles.person} data-testid="member-page">
        <Button look="plain" label={t("back-to-members")} onPress={onBack} testId="member-back">
          <Icon name="left" />
        </Button>
        <div>
          <h3 lang="ja">
            {person.name} <small>{person.kana}</small>
          </h3>
          <p>
            {[person.memberNumber, ...person.phones, member.email, member.address]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <Button small onPress={() => setForm(memberForm(member))} autoFocus testId="member-edit">
          {t("edit")}
        </Button>
      </div>
      {member.contracts.map((contract) => (
        <Contract
          key={contract.contractId}
          contract={contract}
          onEdit={() => setForm(contractForm(member, contract, ""))}
          onForm={setForm}
        />
      ))}
      <div>
        <Button
          onPress={() => setForm(contractForm(member, null, plans.length === 1 ? (plans[0]?.id ?? "") : ""))}
          testId="contract-add"
        >
          {t("book-new-contract")}
        </Button>
      </div>
    </Stack>
  );
}

interface ContractProps {
  contract: MemberContract;
  onEdit: () => void;
  onForm: (form: OpenForm) => void;
}

function Contract({ contract, onEdit, onForm }: ContractProps) {
  const { t, label } = useTexts();
  const plans = useDeskInfo().data?.plans ?? [];
  const outcomes = useOutcomes();
  const plan = plans.find((one) => one.id === contract.plan);
  const benefit = (id: string | null) => {
    const known = plan?.benefits.find((one) => one.id === id);
    return known ? label(known.label) : id;
  };
  const outcome = (id: string | null) => outcomes.find((one) => one.id === id)?.text ?? id;
  const said = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(" · ");
  return (
    <section className={styles.contract} aria-label={plan ? label(plan.label) : contract.plan}>
      <div className={styles.line}>
        <h4>{plan ? label(plan.label) : contract.plan}</h4>
        <span>
          {contract.joinedOn}–{contract.endedOn}
        </span>
        <Button
          small
          look="plain"
          label={t("edit-what", { what: plan ? label(plan.label) : contract.plan })}
          onPress={onEdit}
          testId={`contract-edit-${contract.plan}`}
        >
          {t("edit")}
        </Button>
      </div>
      {contract.terms.length > 0 && (
        <p>
          {t("book-terms")}: {contract.terms.map((term) => `${term.from}–${term.until}`).join(", ")}
        </p>
      )}
      <ul>
        {contract.devices.map((device, index) => {
          const name = said(device.maker, device.model, device.imei, device.serial);
          return (
            <li key={device.deviceId} className={styles.line} data-testid="device">
              <span>
                {name} <small>{t("device-since", { date: device.registeredOn })}</small>
              </span>
              <Button
                small
                look="plain"
                label={t("edit-what", { what: name })}
                onPress={() => onForm(deviceForm(contract, device))}
                testId={`device-edit-${contract.plan}-${index + 1}`}
              >
                {t("edit")}
              </Button>
            </li>
          );
        })}
        {contract.pastClaims.map((past, index) => (
          <li key={past.pastClaimId} className={styles.line} data-testid="past-claim">
            <span>
              {t("past-claim")}{" "}
              {said(
                past.appliedOn,
                benefit(past.benefit),
                outcome(past.outcome),
                past.amount && yen(past.amount),
              )}{" "}
              <small>
                {said(
                  past.accidentOn && t("past-accident", { date: past.accidentOn }),
                  past.paidOn && t("past-paid", { date: past.paidOn }),
                )}
              </small>
            </span>
            <Button
              small
              look="plain"
              label={t("edit-what", { what: said(t("past-claim"), past.appliedOn) })}
              onPress={() => onForm(pastClaimForm(contract, past))}
              testId={`past-edit-${contract.plan}-${index + 1}`}
            >
              {t("edit")}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.tools}>
        <Button
          small
          onPress={() => onForm(deviceForm(contract, null))}
          testId={`device-add-${contract.plan}`}
        >
          {t("book-new-device")}
        </Button>
        <Button
          small
          onPress={() => onForm(pastClaimForm(contract, null))}
          testId={`past-add-${contract.plan}`}
        >
          {t("book-new-past-claim")}
        </Button>
      </div>
    </section>
  );
}
