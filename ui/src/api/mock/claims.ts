import type { AmountView } from "../types/AmountView";
import type { AssessmentView } from "../types/AssessmentView";
import type { ClaimView } from "../types/ClaimView";
import type { DocumentState } from "../types/DocumentState";
import type { DossierView } from "../types/DossierView";
import type { EvidenceView } from "../types/EvidenceView";
import type { FactView } from "../types/FactView";
import type { FindingResult } from "../types/FindingResult";
import type { FindingView } from "../types/FindingView";
import type { FindingWeight } from "../types/FindingWeight";
import type { Label } from "../types/Label";
import type { ProposalView } from "../types/ProposalView";
import type { RequirementView } from "../types/RequirementView";
import type { VerdictKind } from "../types/VerdictKind";
import { DOCUMENTS, FACTS, label, PLANS, READING } from "./plans";
import { KSP, SEEDS, type Seed, same } from "./seeds";
import { candidate, textOf } from "./values";

const WEIGHTS: Record<FindingResult, FindingWeight> = {
  met: "favour",
  does_not_apply: "favour",
  not_met: "against",
  applies: "against",
  presumed: "presumed",
  undetermined: "open",
  silent: "silent",
};

const finding = (
  rule: string,
  kind: string,
  clause: string,
  text: Label,
  result: FindingResult,
  used: string[],
  waits: string[] = [],
): FindingView => ({
  rule,
  kind,
  clause,
  label: text,
  result,
  weight: WEIGHTS[result],
  advisory: false,
  used,
  readings: [],
  waitsFor: waits.map((name) => ({ kind: "fact", name })),
  presumed: result === "presumed",
  handledBy: null,
});

/** Findings follow from the facts just closely enough to be looked at; the real core is elsewhere. */
function findings(seed: Seed): FindingView[] {
  const known = (name: string) => seed.facts[name] !== undefined;
  const met = (...needs: string[]): [FindingResult, string[], string[]] => {
    const waits = needs.filter((name) => !known(name));
    return [waits.length ? "undetermined" : "met", needs.filter(known), waits];
  };
  const excluded = (...needs: string[]): [FindingResult, string[], string[]] => [
    needs.every(known) ? "does_not_apply" : "presumed",
    needs.filter(known),
    [],
  ];
  if (seed.plan === KSP.plan) {
    return [
      finding(
        "device-age",
        "eligibility",
        "注意事項 2",
        label(
          "加入から5年以内に発売された端末",
          "入会前5年内上市的设备",
          "Released within 5 years of joining",
        ),
        ...met("released_on", "joined_on"),
      ),
      finding(
        "imei-same",
        "eligibility",
        "注意事項 3",
        label("登録端末とIMEIが一致", "IMEI与登记设备一致", "IMEI is that of the registered device"),
        ...met("imei"),
      ),
      finding(
        "report-in-time",
        "deadline",
        "利用規約 8",
        label("事故から30日以内の報告", "事故后30天内报案", "Reported within 30 days"),
        ...met("accident_at", "reported_at"),
      ),
      finding(
        "receipt-dated",
        "evidence",
        "必要書類 3",
        label("領収書に日付がある", "收据载有日期", "The receipt bears a date"),
        ...met("repair_receipt_on"),
      ),
      finding(
        "two-a-year",
        "limit",
        "注意事項 4",
        label("契約年度に2回まで", "每合同年度最多两次", "At most two a contract year"),
        ...met("prior_applications"),
      ),
      finding(
        "loss",
        "exclusion",
        "注意事項 7",
        label("紛失・置き忘れ", "遗失或遗忘", "Loss or leaving behind"),
        ...excluded("cause"),
      ),
      finding(
        "deliberate",
        "exclusion",
        "注意事項 7",
        label("故意または重大な過失", "故意或重大过失", "Deliberate or grossly negligent"),
        ...excluded("deliberate"),
      ),
      finding(
        "pay-repaired",
        "payout",
        "お見舞金 1",
        label("修理代金の支払", "支付修理费", "Repair cost is paid"),
        ...met("repair_outcome", "cost_lines"),
      ),
    ];
  }
  const late = seed.number === "OKP-0077";
  return [
    finding(
      "member",
      "eligibility",
      "第3条",
      label("加入期間中の事故", "入会期间内的事故", "Accident while a member"),
      ...met("joined_on", "accident_at"),
    ),
    late
      ? finding(
          "within-24h",
          "eligibility",
          "第4条 (1)",
          label(
            "配達完了から24時間以内の盗難",
            "投递完成后24小时内被盗",
            "Stolen within 24 hours of delivery",
          ),
          "not_met",
          ["delivered_at", "accident_at"],
        )
      : finding(
          "within-24h",
          "eligibility",
          "第4条 (1)",
          label(
            "配達完了から24時間以内の盗難",
            "投递完成后24小时内被盗",
            "Stolen within 24 hours of delivery",
          ),
          ...met("delivered_at", "accident_at"),
        ),
    finding(
      "police",
      "document",
      "第6条 (2)",
      label("警察への届出", "已向警方报案", "Reported to the police"),
      ...met("police_number"),
    ),
    finding("loss", "exclusion", "第5条 (3)", label("紛失", "遗失", "Loss"), ...excluded("cause")),
    finding(
      "other-cover",
      "exclusion",
      "第5条 (6)",
      label("他の補償で填補された損害", "其他保障已填补的损失", "Made good by other cover"),
      ...excluded("other_cover"),
    ),
    finding(
      "pay-repurchase",
      "payout",
      "第7条",
      label("再購入価格の支払", "支付重新购买价格", "Re-purchase price is paid"),
      ...met("repurchase_price"),
    ),
  ];
}

const WHY: Partial<Record<DocumentState, Label>> = {
  rejected: label("日付の記載がない", "未载日期", "No date on it"),
};

function requirements(seed: Seed, evidence: EvidenceView[]): RequirementView[] {
  return Object.entries(seed.documents).map(([name, state]) => ({
    rule: `doc-${name.replaceAll("_", "-")}`,
    clause: "必要書類",
    label: label("請求に必要な書類", "申请所需文件", "Needed for the claim"),
    alternatives: [
      {
        document: name,
        label: DOCUMENTS.find((one) => one.name === name)?.label ?? label(name, name, name),
        state,
        evidence: evidence.filter((one) => one.document === name).map((one) => one.evidenceId),
      },
    ],
    state,
    needed: name === "purchase_proof" ? "unknown" : "yes",
    advisory: false,
    why: WHY[state] ?? null,
  }));
}

/** The evidence a seed has received. */
export function evidenceOf(seed: Seed): EvidenceView[] {
  return Object.entries(seed.documents)
    .filter(([, state]) => state !== "missing")
    .map(([name, state], index) => ({
      evidenceId: `${seed.number}.${index + 1}.${name}`,
      name: `${name}${index % 2 ? ".pdf" : ".jpg"}`,
      mediaType: index % 2 ? "application/pdf" : "image/jpeg",
      size: 184320 + index * 90210,
      sha256: `${index}9c1185a5c5e9fc54612808977ee8f548b2258d31`.padEnd(64, "7"),
      attachedAt: "2026-04-05T10:12:00+09:00",
      document: name,
      reading: { state: "read" },
      pages: [{ width: 1200, height: 1600 }, ...(index % 2 ? [{ width: 1200, height: 1600 }] : [])],
      text: ["修理報告書\n端末の表示部が破損。部品交換にて修理。\nIMEI 350000000000004"],
      properties: [{ name: "taken_at", value: "2026-04-04 19:20" }],
      state,
      setAside: false,
    }));
}

/** What the findings wait for, each once. */
function waitedFor(list: FindingView[]): FindingView["waitsFor"] {
  const waits = list.flatMap((one) => one.waitsFor);
  return waits.filter((one, index) => waits.findIndex((other) => other.name === one.name) === index);
}

function factsOf(seed: Seed, list: FindingView[], evidence: EvidenceView[]): FactView[] {
  const wanted = new Set(list.flatMap((one) => one.waitsFor.map((wait) => wait.name)));
  return FACTS.map((info) => {
    const value = seed.facts[info.name] ?? null;
    const proving = DOCUMENTS.find((one) => one.proves.includes(info.name));
    const from = evidence.find((one) => one.document === proving?.name);
    const dossier = info.name === "imei" ? (seed.dossier ?? null) : null;
    const stated = info.group === "loss" || info.group === "report";
    return {
      name: info.name,
      value,
      text: value === null ? null : textOf(info.input, value),
      proof: value === null ? null : stated ? "stated" : "confirmed",
      sufficient: value !== null && !(info.name === "cause" && seed.number === "KSP-0142"),
      source:
        value === null
          ? null
          : {
              kind: dossier
                ? "dossier"
                : info.group === "contract"
                  ? "member_book"
                  : from
                    ? "evidence"
                    : "claimant",
              evidenceId: from?.evidenceId ?? null,
              page: from ? 1 : null,
              region: from ? [0.12, 0.3, 0.5, 0.05] : null,
              by: "sample",
              at: "2026-04-05T10:20:00+09:00",
              note: null,
              dossierId: dossier,
              dossierNumber: dossier,
            },
      candidates:
        info.name === "imei" && seed.number === "KSP-0139"
          ? ["350000000000004", "350000000000012"].map((one, index) =>
              candidate(info.input, one, index, evidence[0]),
            )
          : [],
      wanted: wanted.has(info.name),
      fromBook: info.name === "prior_applications",
    };
  });
}

function assessment(seed: Seed, list: FindingView[], evidence: EvidenceView[]): AssessmentView {
  const of = (...results: FindingResult[]) => list.filter((one) => results.includes(one.result)).length;
  const needed = requirements(seed, evidence);
  const missing = needed.filter((one) => ["missing", "rejected"].includes(one.state) && one.needed === "yes");
  const against = list.filter((one) => one.result === "not_met");
  const open = of("undetermined") > 0 || missing.length > 0;
  const verdict: VerdictKind = against.length ? "not_payable" : open ? "undetermined" : "payable";
  const total =
    verdict === "payable"
      ? seed.amount?.from === seed.amount?.to
        ? seed.amount
        : same("38500")
      : seed.amount;
  return {
    benefit: seed.benefit,
    label: PLANS.find((one) => one.id === seed.plan)?.benefits[0]?.label ?? label("", "", ""),
    version: "2023-01-01",
    whyVersion: label("加入日に有効な版", "入会日有效的版本", "In force on the joining day"),
    verdict,
    presuming: of("presumed") > 0 && verdict === "payable",
    amount: verdict === "not_payable" ? null : total,
    breakdown:
      verdict === "not_payable"
        ? []
        : [
            {
              label: label("費用明細の合計", "费用明细合计", "Sum of the cost lines"),
              amount: verdict === "payable" ? same("39700") : { from: "0", to: null },
              role: "loss",
              rule: null,
            },
            {
              label: label("送料を除く", "扣除运费", "Postage taken out"),
              amount: same("1200"),
              role: "removed",
              rule: "postage",
            },
            {
              label: label("支払額", "支付额", "To be paid"),
              amount: total ?? same("0"),
              role: "result",
              rule: null,
            },
          ],
    charges: [],
    remainders: [],
    findings: list,
    requirements: needed,
    settle: {
      documents: missing.map((one) => one.alternatives.map((each) => each.document)),
      certain: missing.length < 2,
      ask: missing.map((one) => ({
        rule: one.rule,
        clause: one.clause,
        alternatives: one.alternatives.map((each) => each.document),
      })),
      questions: verdict === "undetermined" ? waitedFor(list) : [],
    },
    readings:
      seed.plan === KSP.plan
        ? [
            {
              reading: READING,
              choice: "from_joining",
              chosen: {
                scope: "house",
                by: "sample",
                at: "2026-11-02T10:00:00+09:00",
                reason: "推奨どおり",
              },
              matters: seed.number === "KSP-0142",
            },
          ]
        : [],
    defect: null,
    deniedBy: against.map((one) => one.rule),
    lateAlone: false,
    proposal: proposal(verdict, total),
    counts: {
      met: of("met", "does_not_apply"),
      against: of("not_met", "applies"),
      open: of("undetermined"),
      presumed: of("presumed"),
    },
  };
}

function proposal(verdict: VerdictKind, total: AmountView | null): ProposalView | null {
  if (verdict === "payable") return total && { outcome: "paid", amount: total.from };
  return verdict === "not_payable" ? { outcome: "denied", amount: null } : null;
}

/** The registrations of the same person, newest first. */
function dossiersOf(seed: Seed): DossierView[] {
  const own = SEEDS.filter((one) => one.subject === "registration" && one.person[0] === seed.person[0]);
  return own.map((one) => ({
    claimId: one.number,
    number: one.number,
    label: label("端末登録", "设备登记", "Device registration"),
    status: one.status,
    verdict: one.verdict,
    decided: one.verdict === "not_entitled",
    openedAt: "2026-04-01T09:00:00+09:00",
  }));
}

/** The claim a seed stands for, with what was changed on it since. */
export function claimOf(seed: Seed, evidence: EvidenceView[], head: number): ClaimView {
  const list = findings(seed);
  const plan = PLANS.find((one) => one.id === seed.plan);
  const dossiers = seed.subject === "registration" ? [] : dossiersOf(seed);
  return {
    claimId: seed.number,
    head: `${seed.number}-${head}`,
    number: seed.number,
    plan: seed.plan,
    planLabel: plan?.label ?? label(seed.plan, seed.plan, seed.plan),
    subject: seed.subject ?? "claim",
    dossier: dossiers.find((one) => one.number === seed.dossier) ?? null,
    dossiers,
    referring: SEEDS.filter((one) => one.dossier === seed.number).map((one) => ({
      claimId: one.number,
      number: one.number,
      status: one.status,
    })),
    status: seed.status,
    person: {
      memberId: "m1",
      memberNumber: "90001234",
      name: seed.person[0],
      kana: seed.person[1],
      phones: ["03-0000-1234"],
    },
    contract: {
      contractId: "c1",
      joinedOn: "2025-03-01",
      endedOn: null,
      earlierClaims: 1,
      completeFrom: "2025-03-01",
    },
    openedAt: "2026-04-05T10:10:00+09:00",
    dueOn: seed.due === null ? null : `2026-04-${String(20 + seed.due).padStart(2, "0")}`,
    evidence,
    facts: factsOf(seed, list, evidence),
    leftOut: null,
    assessments: [assessment(seed, list, evidence)],
    decisions: [],
    letters: [],
    undo: head > 1 ? label("事実の変更", "事实的更改", "Change of a fact") : null,
    redo: null,
  };
}
