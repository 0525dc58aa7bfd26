import { toDeskError } from "../../api/backend";
import { useExplanation } from "../../api/hooks";
import type { ExplanationView } from "../../api/types/ExplanationView";
import type { TraceState } from "../../api/types/TraceState";
import type { TraceView } from "../../api/types/TraceView";
import { classes } from "../../components/Button";
import { errorText } from "../../components/errorText";
import { useTexts } from "../../i18n";
import { useClaimTools } from "../claim/context";
import { Wording } from "../plans/Wording";
import styles from "./findings.module.css";
import { Provenance } from "./Provenance";

/** How a finding came about: the expression, the values it read and where they came from, and the passage. */
export function Explanation({ rule }: { rule: string }) {
  const texts = useTexts();
  const { t } = texts;
  const { claim, assessment, decided } = useClaimTools();
  const event = decided?.decision.event ?? null;
  const { data, error } = useExplanation(claim, assessment.benefit, rule, event);
  if (error) return <p className={styles.waits}>{errorText(toDeskError(error), texts)}</p>;
  if (!data) return <p className={styles.waits}>{t("loading")}</p>;
  return <ExplanationBody explanation={data} />;
}

/** An explanation the desk has given. */
export function ExplanationBody({ explanation: data }: { explanation: ExplanationView }) {
  const { t } = useTexts();
  return (
    <div className={styles.explanation} data-testid="trace">
      {/* The first step is the rule itself, whose name and result stand above. */}
      {data.trace.parts.length > 0 && (
        <ul className={styles.trace} aria-label={t("trace")}>
          {data.trace.parts.map((part, index) => (
            <TraceNode key={index} node={part} />
          ))}
        </ul>
      )}
      <p className={styles.cite} lang="ja">
        {data.sourceTitle} {data.clause} <small>{data.at}</small>
      </p>
      {data.passage ? (
        <blockquote lang="ja" className={styles.passage}>
          {data.passage}
          {data.passageIsSample && <small>{t("passage-sample")}</small>}
        </blockquote>
      ) : (
        <p className={styles.waits}>{t("passage-none")}</p>
      )}
    </div>
  );
}

const TONES: Record<TraceState, string | undefined> = {
  true: styles.true,
  false: styles.false,
  value: undefined,
  range: styles.unknown,
  unknown: styles.unknown,
};

/** Steps of which the parts beneath say everything but how they are joined. */
const JOINTS: Record<string, string> = {
  and: "wording-all",
  or: "wording-any",
  not: "wording-not",
  guarded: "wording-guarded",
};

function TraceNode({ node }: { node: TraceView }) {
  const { t, label } = useTexts();
  const joint = node.parts.length > 0 ? JOINTS[node.step] : undefined;
  const hasValue = node.state === "value" || node.state === "range";
  return (
    <li>
      <div className={styles.node}>
        {joint ? (
          <span className={styles.joint}>{t(joint)}</span>
        ) : node.wording ? (
          <div className={styles.words}>
            <Wording wording={node.wording} />
          </div>
        ) : (
          <code>{node.words}</code>
        )}
        <span className={classes(styles.result, TONES[node.state])}>
          {hasValue ? label(node.value) : t(`trace-${node.state}`)}
        </span>
      </div>
      {node.choice && <div className={styles.from}>{label(node.choice)}</div>}
      {node.fact?.source && (
        <div className={styles.from}>
          <Provenance source={node.fact.source} />
        </div>
      )}
      {node.parts.length > 0 && (
        <ul>
          {node.parts.map((part, index) => (
            <TraceNode key={index} node={part} />
          ))}
        </ul>
      )}
    </li>
  );
}
