import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk } from "../../api/hooks";
import type { ContactView } from "../../api/types/ContactView";
import type { NamedBody } from "../../api/types/NamedBody";
import type { PlanView } from "../../api/types/PlanView";
import { Button } from "../../components/Button";
import { useNotices } from "../../components/Notices";
import { useTexts } from "../../i18n";
import { useBrowsing } from "./browsing";
import { CheckContact } from "./CheckContact";
import { Part } from "./parts";
import styles from "./plans.module.css";

/** The plan as a whole: versions, how it counts, its source, whom to ask. */
export function AboutPlan() {
  const { t, label } = useTexts();
  const { plan } = useBrowsing();
  const version = plan.versions.find((one) => one.effective === plan.version);
  const desk = useDesk();
  const client = useQueryClient();
  const { say, fail } = useNotices();
  /** A long document takes its time to be read: nothing is asked for twice meanwhile. */
  const [isBusy, setBusy] = useState(false);
  const take = async (asked: Promise<PlanView>, told: (after: PlanView) => string) => {
    setBusy(true);
    try {
      const after = await asked;
      // Letters and passages rest on it, under whatever version they were asked for.
      for (const kept of ["plan", "passage", "letter", "explain"])
        client.invalidateQueries({ queryKey: [kept] });
      say(told(after));
    } catch (error) {
      fail(toDeskError(error));
    }
    setBusy(false);
  };
  const check = (body: NamedBody | null) =>
    take(desk.verifyContact(plan.plan, plan.version, body), () => t("plan-contact-checked"));
  const attach = async () => {
    const chosen = await desk.backend.pick("terms").catch((error) => fail(toDeskError(error)));
    if (!chosen) return;
    take(desk.attachTerms(plan.plan, plan.version, chosen.picked), (after) =>
      t("plan-terms-attached", { count: after.terms?.quoted ?? 0, of: after.rules.length }),
    );
  };
  return (
    <>
      <p className={styles.kind}>{t(plan.insurance ? "plan-insurance" : "plan-not-insurance")}</p>
      <h2>{label(plan.label)}</h2>
      <dl className={styles.facts}>
        <Row name={t("plan-version")}>
          {version?.until
            ? t("plan-version-span", { from: plan.version, until: version.until })
            : t("plan-version-from", { date: plan.version })}
        </Row>
        {plan.insurer && <Row name={t("plan-insurer")}>{label(plan.insurer)}</Row>}
        {plan.operator && <Row name={t("plan-operator")}>{label(plan.operator)}</Row>}
        <Row name={t("plan-version-by")}>{label(plan.versionBy)}</Row>
        <Row name={t("plan-zone")}>{plan.timeZone}</Row>
        <Row name={t("plan-rounding")}>{t(`rounding-${plan.rounding.replaceAll("_", "-")}`)}</Row>
        <Row name={t("plan-leap-day")}>{t(`leap-day-${plan.leapDay}`)}</Row>
        <Row name={t("plan-source")}>
          <span lang="ja">{plan.sourceTitle}</span>
        </Row>
        <Row name={t("plan-terms")} testId="plan-terms">
          {plan.terms ? (
            <>
              <span lang="ja">{plan.terms.name}</span>
              {plan.terms.ownWords && ` (${t("passage-sample")})`}
            </>
          ) : (
            t("plan-terms-none")
          )}
          {plan.terms && (
            <small> {t("plan-terms-quoted", { count: plan.terms.quoted, of: plan.rules.length })}</small>
          )}{" "}
          <Button small look="plain" onPress={attach} disabled={isBusy} testId="terms-attach">
            {t("plan-terms-attach")}
          </Button>
        </Row>
      </dl>
      <Part title={t("plan-benefits")}>
        <ul className={styles.links}>
          {plan.benefits.map((one) => (
            <li key={one.id}>
              {label(one.label)}{" "}
              <small>
                {t(`subject-${one.subject}`)} · {t(`pays-${one.pays}`)} ·{" "}
                {t("plan-rule-count", {
                  count: plan.rules.filter((rule) => rule.benefits.includes(one.id)).length,
                })}
              </small>
            </li>
          ))}
        </ul>
      </Part>
      {plan.contact && <Contact title={t("plan-contact")} contact={plan.contact} />}
      {plan.adr && <Contact title={t("plan-adr")} contact={plan.adr} />}
      {(plan.contact || plan.adr) && (
        <CheckContact
          // What was typed belongs to its plan, and what was recorded is shown as recorded.
          key={`${plan.plan} ${plan.adr?.named?.name ?? ""}`}
          plan={plan}
          disabled={isBusy}
          onCheck={check}
        />
      )}
    </>
  );
}

function Row({ name, testId, children }: { name: string; testId?: string; children: ReactNode }) {
  return (
    <div data-testid={testId}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Contact({ title, contact }: { title: string; contact: ContactView }) {
  const { t, label } = useTexts();
  const { named } = contact;
  const phone = named ? named.phone : contact.phone;
  const basis = named ? named.source : contact.basis && label(contact.basis);
  return (
    <Part title={title}>
      <p>{named ? <span lang="ja">{named.name}</span> : label(contact.desk)}</p>
      {(phone || contact.hours) && (
        <p>{[phone ?? "", contact.hours ? label(contact.hours) : ""].filter(Boolean).join(" · ")}</p>
      )}
      <p className={contact.verifiedOn ? styles.quiet : styles.unsettled}>
        {contact.verifiedOn
          ? t("plan-verified", { date: contact.verifiedOn })
          : t(contact.unnamed ? "plan-body-unnamed" : "plan-unverified")}
        {basis && ` · ${basis}`}
      </p>
    </Part>
  );
}
