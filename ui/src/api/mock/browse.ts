import type { AssessmentView } from "../types/AssessmentView";
import type { HouseReadingView } from "../types/HouseReadingView";
import type { HouseStand } from "../types/HouseStand";
import type { PieceView } from "../types/PieceView";
import type { PlanDiffView } from "../types/PlanDiffView";
import type { PlanView } from "../types/PlanView";
import type { RuleView } from "../types/RuleView";
import type { Trial } from "../types/Trial";
import type { TrialView } from "../types/TrialView";
import type { WordingView } from "../types/WordingView";
import { claimOf } from "./claims";
import { DOCUMENTS, FACTS, label, PLANS, READING } from "./plans";
import { KSP, type Seed } from "./seeds";
import { normalDate } from "./values";

const VERSIONS = ["2023-01-01", "2025-04-01"];

const named = (name: string) => FACTS.find((one) => one.name === name)?.label ?? label(name, name, name);
const fact = (name: string): PieceView => ({ kind: "fact", name, label: named(name) });
const sign = (text: string): PieceView => ({ kind: "sign", sign: text });
const yen = (number: string): PieceView => ({ kind: "number", number, unit: "yen" });
const said = (...pieces: PieceView[]): WordingView => ({ kind: "said", pieces });
const same = (name: string) => DOCUMENTS.find((one) => one.name === name)?.label ?? label(name, name, name);

function rule(
  id: string,
  kind: string,
  clause: string,
  text: RuleView["label"],
  more: Partial<RuleView>,
): RuleView {
  return {
    id,
    kind,
    benefits: [KSP.benefit],
    clause,
    at: "L197",
    inventory: ["KSP-14"],
    label: text,
    advisory: false,
    burden: kind === "exclusion" ? "insurer" : null,
    enquire: false,
    require: [],
    of: null,
    lines: null,
    on: null,
    open: null,
    statements: [],
    facts: [],
    documents: [],
    readings: [],
    ...more,
  };
}

/** The rules of the invented plan; the later version pays less and asks for one paper more. */
function rules(version: string): RuleView[] {
  const isNew = version === VERSIONS[1];
  return [
    rule(
      "device-age",
      "eligibility",
      "注意事項 2",
      label("加入から5年以内に発売された端末", "入会前5年内上市的设备", "Released within 5 years of joining"),
      {
        statements: [
          {
            part: "when",
            wording: {
              kind: "any",
              parts: [
                {
                  kind: "not",
                  part: said(fact("released_on"), sign("<"), fact("joined_on"), sign("−"), {
                    kind: "number",
                    number: "5",
                    unit: "years",
                  }),
                },
                said(
                  { kind: "word", word: "has" },
                  { kind: "document", name: "purchase_proof", label: same("purchase_proof") },
                ),
              ],
            },
          },
        ],
        facts: ["joined_on", "released_on"],
        documents: ["purchase_proof"],
      },
    ),
    rule(
      "two-a-year",
      "limit",
      "注意事項 4",
      label("契約年度に2回まで", "每合同年度最多两次", "At most two a contract year"),
      {
        statements: [
          {
            part: "when",
            wording: said(fact("prior_applications"), sign("<"), {
              kind: "number",
              number: "2",
              unit: "count",
            }),
          },
          {
            part: "if",
            wording: said({ kind: "reading", name: READING.id, label: READING.question }),
          },
        ],
        facts: ["prior_applications"],
        readings: [READING.id],
      },
    ),
    rule("loss", "exclusion", "注意事項 7", label("紛失・置き忘れ", "遗失或遗忘", "Loss or leaving behind"), {
      statements: [
        {
          part: "when",
          wording: said(fact("cause"), sign("="), {
            kind: "value",
            name: "loss",
            label: label("紛失", "遗失", "Loss"),
          }),
        },
      ],
      facts: ["cause"],
    }),
    rule("doc-receipt", "document", "必要書類 3", label("修理代金領収書", "修理费收据", "Repair receipt"), {
      require: ["repair_receipt"],
      documents: ["repair_receipt"],
    }),
    rule(
      "pay-repaired",
      "payout",
      "お見舞金 1",
      label("修理代金の支払", "支付修理费", "Repair cost is paid"),
      {
        statements: [
          {
            part: "pay",
            wording: said(
              { kind: "word", word: "least" },
              sign("("),
              {
                kind: "field",
                list: "cost_lines",
                listLabel: named("cost_lines"),
                name: "amount",
                label: label("金額", "金额", "Amount"),
              },
              sign(","),
              yen(isNew ? "120000" : "150000"),
              sign(")"),
            ),
          },
        ],
        facts: ["cost_lines"],
      },
    ),
    ...(isNew
      ? [
          rule(
            "doc-photo",
            "document",
            "必要書類 5",
            label("端末の写真", "设备照片", "Photo of the device"),
            {
              require: ["device_photo"],
              documents: ["device_photo"],
            },
          ),
        ]
      : []),
  ];
}

/** A version of an invented plan; all but the first have no rules of their own. */
export function planOf(id: string, version: string | null, house: HouseStand | null): PlanView | null {
  const info = PLANS.find((one) => one.id === id);
  if (!info) return null;
  const isFirst = id === KSP.plan;
  const versions = isFirst ? VERSIONS : info.versions;
  const shown = version ?? versions.at(-1) ?? "";
  if (!versions.includes(shown)) return null;
  const list = isFirst ? rules(shown) : [];
  return {
    plan: id,
    label: info.label,
    versions: versions.map((effective, index) => ({
      effective,
      until: index < versions.length - 1 ? "2025-03-31" : null,
      rules: list.length,
    })),
    version: shown,
    versionBy: named("joined_on"),
    insurance: info.insurance,
    timeZone: "Asia/Tokyo",
    rounding: "floor",
    leapDay: "clamp",
    sourceTitle: "ご利用規約（見本）",
    terms: shown === VERSIONS[0] ? { name: "terms.md", ownWords: true, quoted: 3 } : null,
    insurer: label("見本損害保険株式会社", "样本财产保险公司", "Sample General Insurance"),
    operator: null,
    contact: {
      desk: label("請求窓口", "理赔窗口", "Claims desk"),
      phone: "03-0000-0000",
      hours: label("10時から19時", "10点至19点", "10:00 to 19:00"),
      verifiedOn: null,
      basis: null,
      unnamed: false,
      named: null,
    },
    adr: {
      desk: label("見本紛争解決センター", "样本纠纷解决中心", "Sample Dispute Resolution Centre"),
      phone: "03-0000-0009",
      hours: null,
      verifiedOn: null,
      basis: null,
      unnamed: info.id !== "keitai-support-plus",
      named: null,
    },
    benefits: info.benefits.map((one) => ({
      ...one,
      pays: "money",
      combine: "first",
      facts: isFirst
        ? ["joined_on", "released_on", "cause", "cost_lines", "prior_applications", "police_number"]
        : [],
      documents: isFirst ? ["repair_receipt", "purchase_proof"] : [],
      readings: isFirst ? [READING.id] : [],
    })),
    rules: list,
    readings: isFirst
      ? [
          {
            reading: READING,
            at: "L204",
            wordings: [said(fact("joined_on")), said(fact("accident_at"))],
            house,
            rules: ["two-a-year"],
            picksVersion: false,
          },
        ]
      : [],
    documents: isFirst
      ? [
          { document: "repair_receipt", askedBy: ["doc-receipt"], judgedBy: [], proves: ["cost_lines"] },
          { document: "purchase_proof", askedBy: [], judgedBy: ["device-age"], proves: [] },
        ]
      : [],
    noEffect: isFirst
      ? [
          {
            id: "0",
            inventory: ["KSP-71"],
            clause: "お問い合わせ",
            at: "L144",
            why: label("電話番号の案内", "电话号码说明", "A telephone number"),
          },
        ]
      : [],
  };
}

/** What differs between the two versions of the invented plan. */
export function diffOf(plan: string, from: string, to: string): PlanDiffView {
  const [before, after] = [rules(from), rules(to)];
  const pay = (list: RuleView[]) => list.find((one) => one.id === "pay-repaired") ?? null;
  const photo = after.find((one) => one.id === "doc-photo") ?? null;
  return {
    plan,
    from,
    to,
    rules: [
      { kind: "changed", before: pay(before), after: pay(after), aspects: ["numbers"], sameEffect: false },
      ...(photo
        ? [{ kind: "added" as const, before: null, after: photo, aspects: [], sameEffect: false }]
        : []),
    ],
    readings: [],
    settings: [{ name: "rounding", before: "ceil", after: "floor" }],
    same: 4,
    benefits: [
      {
        benefit: KSP.benefit,
        label: label("修理費用", "修理费用", "Repair cost"),
        provedSame: false,
        tried: 120,
        differing: 7,
      },
    ],
  };
}

/** The readings of the house. */
export function houseOf(stands: HouseStand[]): HouseReadingView[] {
  const [house = null, ...earlier] = stands;
  const plan = PLANS.find((one) => one.id === READING.plan);
  return [{ planLabel: plan?.label ?? label("", "", ""), reading: READING, house, earlier, rules: 1 }];
}

/** What the invented plan says to facts by hand. */
export function tried(trial: Trial): TrialView {
  const mistakes: TrialView["mistakes"] = [];
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(trial.facts)) {
    const isDate = FACTS.find((one) => one.name === name)?.input.type === "date";
    const text = isDate ? normalDate(String(value)) : value;
    if (isDate && !/^\d{4}-\d{2}-\d{2}$/.test(String(text)))
      mistakes.push({
        fact: name,
        error: {
          code: "fact_wrong",
          message: `${value} is not a date`,
          hints: [
            { name: "fact", value: name },
            { name: "mistake", value: "not-a-date" },
            { name: "found", value: String(value) },
          ],
        },
      });
    else facts[name] = text;
  }
  const seed: Seed = {
    ...KSP,
    number: "TRIAL",
    person: ["", ""],
    status: "received",
    due: null,
    verdict: "undetermined",
    amount: { from: "0", to: "150000" },
    facts,
    documents: {
      repair_receipt: trial.documents.repair_receipt ?? "missing",
    },
  };
  const [assessment] = claimOf(seed, [], 1).assessments;
  const isLost = facts.cause === "loss";
  const answer: AssessmentView | undefined = assessment && {
    ...assessment,
    version: trial.version ?? VERSIONS[1] ?? "",
    ...(isLost
      ? {
          verdict: "not_payable" as const,
          amount: null,
          deniedBy: ["loss"],
          findings: assessment.findings.map((one) =>
            one.rule === "loss" ? { ...one, result: "applies" as const, weight: "against" as const } : one,
          ),
        }
      : {}),
  };
  return {
    asOf: trial.asOf || "2026-04-20T10:00:00+09:00",
    assessments: answer ? [answer] : [],
    mistakes,
    file: JSON.stringify({ satei: 1, plan: trial.plan, facts }, null, 2),
  };
}
