import { useState } from "react";
import { toDeskError } from "../../api/backend";
import { usePlanDiff } from "../../api/hooks";
import type { BenefitOutcome } from "../../api/types/BenefitOutcome";
import type { PieceView } from "../../api/types/PieceView";
import type { RuleDiff } from "../../api/types/RuleDiff";
import type { RuleView } from "../../api/types/RuleView";
import type { WordingView } from "../../api/types/WordingView";
import { errorText } from "../../components/errorText";
import { Select } from "../../components/Select";
import { useTexts } from "../../i18n";
import { useBrowsing } from "./browsing";
import styles from "./plans.module.css";
import { Says } from "./Says";
import type { Marked } from "./Wording";

/** Two versions of the plan side by side, with what differs marked. */
export function VersionsPanel() {
  const { t } = useTexts();
  const { plan } = useBrowsing();
  const days = plan.versions.map((one) => one.effective);
  const [from, setFrom] = useState(days.at(-2) ?? "");
  const [to, setTo] = useState(days.at(-1) ?? "");
  if (days.length < 2) {
    return (
      <div className={styles.page}>
        <p className={styles.empty} data-testid="versions-one">
          {t("versions-one", { date: days[0] ?? "" })}
        </p>
      </div>
    );
  }
  const options = days.map((one) => ({ id: one, text: t("plan-version-from", { date: one }) }));
  return (
    <div className={styles.page} data-testid="versions-panel">
      <div className={styles.sides}>
        <Select
          label={t("versions-before")}
          value={from}
          options={options}
          onChange={setFrom}
          testId="versions-from"
        />
        <Select
          label={t("versions-after")}
          value={to}
          options={options}
          onChange={setTo}
          testId="versions-to"
        />
      </div>
      {from === to ? (
        <p className={styles.quiet}>{t("versions-same-day")}</p>
      ) : (
        <Differences from={from} to={to} />
      )}
    </div>
  );
}

function Differences({ from, to }: { from: string; to: string }) {
  const texts = useTexts();
  const { t, label } = texts;
  const { plan } = useBrowsing();
  const { data, error } = usePlanDiff(plan.plan, from, to);
  if (error) return <p role="alert">{errorText(toDeskError(error), texts)}</p>;
  if (!data) return <p className={styles.quiet}>{t("loading")}</p>;
  const isSame = data.rules.length + data.readings.length + data.settings.length === 0;
  return (
    <>
      <p className={styles.quiet} aria-live="polite" data-testid="versions-summary">
        {isSame
          ? t("versions-no-change")
          : t("versions-summary", { changed: data.rules.length, same: data.same })}
      </p>
      {!isSame && <Outcomes benefits={data.benefits} />}
      {data.rules.map((one) => (
        <Rule key={(one.after ?? one.before)?.id} diff={one} />
      ))}
      {data.readings.length > 0 && (
        <section className={styles.part}>
          <h3>{t("plan-readings")}</h3>
          <ul className={styles.links}>
            {data.readings.map((one) => (
              <li key={one.id}>
                <small className={styles.chip}>{t(`diff-${one.kind}`)}</small> {label(one.question)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.settings.length > 0 && (
        <section className={styles.part}>
          <h3>{t("versions-settings")}</h3>
          <ul className={styles.links}>
            {data.settings.map((one) => (
              <li key={one.name}>
                {t(`setting-${one.name.replaceAll("_", "-")}`)}: <Setting name={one.name} text={one.before} />{" "}
                → <Setting name={one.name} text={one.after} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What the change comes to: proved to be nothing, or how many of the claims tried come out otherwise. */
function Outcomes({ benefits }: { benefits: BenefitOutcome[] }) {
  const { t, label } = useTexts();
  return (
    <ul className={styles.links} data-testid="versions-outcomes">
      {benefits.map((one) => (
        <li key={one.benefit}>
          <b>{label(one.label)}</b>{" "}
          {one.provedSame
            ? t("outcome-proved-same")
            : t("outcome-differing", { differing: one.differing, tried: one.tried })}
        </li>
      ))}
    </ul>
  );
}

/** A setting's value in words where the window has them. */
function Setting({ name, text }: { name: string; text: string }) {
  const { t, has } = useTexts();
  const key = `${name.replaceAll("_", "-")}-${text.replaceAll("_", "-")}`;
  return <b>{has(key) ? t(key) : text || t("versions-nothing")}</b>;
}

function Rule({ diff }: { diff: RuleDiff }) {
  const { t, label } = useTexts();
  const rule = diff.after ?? diff.before;
  if (!rule) return null;
  return (
    <section className={styles.diff} data-testid={`diff-${rule.id}`} data-kind={diff.kind}>
      <header>
        <small className={styles.chip}>{t(`diff-${diff.kind}`)}</small>
        <h3>{label(rule.label)}</h3>
        <small lang="ja">{rule.clause}</small>
        {diff.sameEffect && <small className={styles.chip}>{t("diff-same-effect")}</small>}
        <span className={styles.aspects}>
          {diff.aspects.map((one) => t(`aspect-${one}`)).join(t("list-separator"))}
        </span>
      </header>
      <div className={styles.sides}>
        <Side rule={diff.before} other={diff.after} mark="del" />
        <Side rule={diff.after} other={diff.before} mark="ins" />
      </div>
    </section>
  );
}

/** Every piece of a wording as text, to be compared. */
function piecesOf(wording: WordingView): PieceView[] {
  switch (wording.kind) {
    case "said":
      return wording.pieces;
    case "not":
      return piecesOf(wording.part);
    case "elements":
      return [...wording.of, ...piecesOf(wording.cond), ...wording.tail];
    default:
      return wording.parts.flatMap(piecesOf);
  }
}

/** Marks what the other side does not say. */
function lacking(other: RuleView | null, mark: "ins" | "del"): Marked | undefined {
  if (!other) return undefined;
  const has = new Set(
    other.statements.flatMap((one) => piecesOf(one.wording)).map((one) => JSON.stringify(one)),
  );
  return (piece) => (has.has(JSON.stringify(piece)) ? null : mark);
}

function Side({ rule, other, mark }: { rule: RuleView | null; other: RuleView | null; mark: "ins" | "del" }) {
  const { t, label } = useTexts();
  if (!rule) return <p className={styles.quiet}>{t("versions-not-there")}</p>;
  const isRenamed = other !== null && label(other.label) !== label(rule.label);
  return (
    <div>
      {isRenamed && (
        <p>
          {mark === "ins" ? (
            <ins className={styles.ins}>{label(rule.label)}</ins>
          ) : (
            <del className={styles.del}>{label(rule.label)}</del>
          )}
        </p>
      )}
      <Says rule={rule} marked={lacking(other, mark)} />
    </div>
  );
}
