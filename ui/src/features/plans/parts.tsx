import type { ReactNode } from "react";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import { useVocabulary } from "../claim/context";
import { useBrowsing } from "./browsing";
import type { Place } from "./context";
import styles from "./plans.module.css";

/** A part of a detail under its heading. */
export function Part({ title, children, testId }: { title: string; children: ReactNode; testId?: string }) {
  return (
    <section className={styles.part} data-testid={testId}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** What is asked for is not in this version of the plan. */
export function NotHere() {
  const { t } = useTexts();
  return <p className={styles.quiet}>{t("plan-not-here")}</p>;
}

/** Rules by their labels, each leading to itself. */
export function RuleLinks({ ids }: { ids: string[] }) {
  const { label } = useTexts();
  const { plan, go } = useBrowsing();
  const rules = plan.rules.filter((rule) => ids.includes(rule.id));
  return (
    <ul className={styles.links}>
      {rules.map((rule) => (
        <li key={rule.id}>
          <Button look="link" onPress={() => go({ kind: "rule", id: rule.id })}>
            {label(rule.label)}
          </Button>{" "}
          <small lang="ja">{rule.clause}</small>
        </li>
      ))}
    </ul>
  );
}

/** Facts or documents by their labels, side by side. */
export function NameLinks({ kind, ids }: { kind: "fact" | "document"; ids: string[] }) {
  const { t } = useTexts();
  const { go } = useBrowsing();
  const { factLabel, documentLabel } = useVocabulary();
  const text = kind === "fact" ? factLabel : documentLabel;
  return ids.map((id, index) => (
    <span key={id}>
      {index > 0 && t("list-separator")}
      <Button look="link" onPress={() => go({ kind, id } satisfies Place)}>
        {text(id)}
      </Button>
    </span>
  ));
}

/** A place of the source, as the source names it. */
export function Source({ clause, at, inventory }: { clause: string; at: string; inventory: string[] }) {
  const { plan } = useBrowsing();
  return (
    <p className={styles.source} lang="ja">
      {plan.sourceTitle} <b>{clause}</b> {at} {inventory.length > 0 && <small>{inventory.join(" ")}</small>}
    </p>
  );
}
