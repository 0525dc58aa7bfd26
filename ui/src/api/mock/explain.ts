import type { ClaimView } from "../types/ClaimView";
import type { ExplanationView } from "../types/ExplanationView";
import { fail } from "./fail";
import { FACTS, label } from "./plans";

/** How a finding of a claim came about. */
export function explained(view: ClaimView, rule: string): ExplanationView {
  const finding =
    view.assessments[0]?.findings.find((one) => one.rule === rule) ??
    view.assessments[0]?.findings[0] ??
    fail("unknown_rule", `No rule ${rule}.`);
  const names = [...finding.used, ...finding.waitsFor.map((wait) => wait.name)];
  const state =
    finding.result === "undetermined" || finding.result === "presumed"
      ? "unknown"
      : finding.result === "not_met" || finding.result === "does_not_apply"
        ? "false"
        : "true";
  return {
    rule,
    clause: finding.clause,
    at: "L197",
    sourceTitle: "ご利用規約（見本）",
    passage: "加入者は、対象端末に事故が発生した場合、見本の条項に従って当社に報告するものとします。",
    passageIsSample: true,
    trace: {
      step: "rule",
      wording: null,
      words: rule,
      value: label(state, state, state),
      state,
      fact: null,
      choice: null,
      parts: names.map((name) => {
        const fact = view.facts.find((one) => one.name === name);
        const info = FACTS.find((one) => one.name === name);
        const called = info?.label ?? label(name, name, name);
        return {
          step: "fact",
          wording: { kind: "said", pieces: [{ kind: "fact", name, label: called }] },
          words: name,
          value: fact?.text ?? label("", "", ""),
          state: fact?.value == null ? "unknown" : "value",
          fact: { name, label: called, source: fact?.source ?? null },
          choice: null,
          parts: [],
        };
      }),
    },
  };
}
