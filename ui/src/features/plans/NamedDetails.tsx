import { useTexts } from "../../i18n";
import { useVocabulary } from "../claim/context";
import { useBrowsing } from "./browsing";
import { NameLinks, NotHere, Part, RuleLinks, Source } from "./parts";
import styles from "./plans.module.css";

/** A fact: how it is asked for, the proof it needs, what proves it, which rules use it. */
export function FactDetail({ id }: { id: string }) {
  const { t, label } = useTexts();
  const { plan } = useBrowsing();
  const { facts } = useVocabulary();
  const info = facts.get(id);
  if (!info) return <NotHere />;
  const proving = plan.documents.filter((one) => one.proves.includes(id)).map((one) => one.document);
  const rules = plan.rules.filter((one) => one.facts.includes(id)).map((one) => one.id);
  return (
    <>
      <p className={styles.kind}>{t("plan-fact")}</p>
      <h2>{label(info.label)}</h2>
      {info.question && <p>{label(info.question)}</p>}
      <Part title={t("plan-needs")}>
        <p>
          {t(info.group === "history" ? "plan-from-book" : `proof-${info.proof}`)}
          {info.optional && ` · ${t("plan-optional")}`}
        </p>
      </Part>
      {info.input.type === "enum" && (
        <Part title={t("plan-values")}>
          <p>{info.input.options.map((one) => label(one.label)).join(t("list-separator"))}</p>
        </Part>
      )}
      {info.input.type === "list" && (
        <Part title={t("plan-columns")}>
          <p>{info.input.columns.map((one) => label(one.label)).join(t("list-separator"))}</p>
        </Part>
      )}
      <Part title={t("plan-proved-by")}>
        <p>{proving.length > 0 ? <NameLinks kind="document" ids={proving} /> : t("plan-proved-by-none")}</p>
      </Part>
      <Part title={t("plan-used-by")} testId="plan-used-by">
        {rules.length > 0 ? (
          <RuleLinks ids={rules} />
        ) : (
          <p className={styles.quiet}>{t("plan-used-by-none")}</p>
        )}
      </Part>
    </>
  );
}

/** A kind of document: who asks for it, what it must be like, what it proves. */
export function DocumentDetail({ id }: { id: string }) {
  const { t, label } = useTexts();
  const { plan } = useBrowsing();
  const { documents } = useVocabulary();
  const info = documents.get(id);
  const found = plan.documents.find((one) => one.document === id);
  if (!info || !found) return <NotHere />;
  return (
    <>
      <p className={styles.kind}>{t("wait-document")}</p>
      <h2>{label(info.label)}</h2>
      {info.issuer && <p>{t("plan-issuer", { issuer: label(info.issuer) })}</p>}
      {found.askedBy.length > 0 && (
        <Part title={t("plan-asked-by")}>
          <RuleLinks ids={found.askedBy} />
        </Part>
      )}
      {found.judgedBy.length > 0 && (
        <Part title={t("plan-judged-by")}>
          <RuleLinks ids={found.judgedBy} />
        </Part>
      )}
      <Part title={t("plan-proves")}>
        <p>
          {found.proves.length > 0 ? <NameLinks kind="fact" ids={found.proves} /> : t("plan-proves-none")}
        </p>
      </Part>
    </>
  );
}

/** A clause that changes no decision, and why not. */
export function NoEffectDetail({ id }: { id: string }) {
  const { t, label } = useTexts();
  const { plan } = useBrowsing();
  const found = plan.noEffect.find((one) => one.id === id);
  if (!found) return <NotHere />;
  return (
    <>
      <p className={styles.kind}>{t("plan-no-effect")}</p>
      <h2>{label(found.why)}</h2>
      <Source clause={found.clause} at={found.at} inventory={found.inventory} />
      <p className={styles.quiet}>{t("plan-no-effect-why")}</p>
    </>
  );
}
