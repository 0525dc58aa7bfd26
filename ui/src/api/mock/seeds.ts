import type { AmountView } from "../types/AmountView";
import type { DocumentState } from "../types/DocumentState";
import type { Status } from "../types/Status";
import type { Subject } from "../types/Subject";
import type { VerdictKind } from "../types/VerdictKind";

/** What the invented claims are made from. */
export interface Seed {
  number: string;
  plan: string;
  benefit: string;
  person: [name: string, kana: string];
  status: Status;
  due: number | null;
  verdict: VerdictKind;
  amount: AmountView | null;
  facts: Record<string, unknown>;
  documents: Record<string, DocumentState>;
  /** A claim where it is not said. */
  subject?: Subject;
  /** Number of the dossier it refers to. */
  dossier?: string | null;
}

/** The day the mock desk thinks it is. */
export const TODAY = "2026-04-20";

/** The repair-cost plan. */
export const KSP = { plan: "keitai-support-plus", benefit: "repair-cost" };
const OKP = { plan: "okippa-plus-paid", benefit: "parcel-theft" };
/** A settled amount. */
export const same = (amount: string): AmountView => ({ from: amount, to: amount });
const lines = {
  items: [
    { kind: "repair", amount: "38500" },
    { kind: "postage", amount: "1200" },
  ],
  complete: true,
};
const device = {
  joined_on: "2025-03-01",
  released_on: "2024-09-20",
  imei: "350000000000004",
  accident_at: "2026-04-02T18:30:00+09:00",
  cause: "breakage",
  reported_at: "2026-04-03T09:12:00+09:00",
  repair_outcome: "repaired",
  prior_applications: 0,
};
const parcel = {
  joined_on: "2025-11-10",
  accident_at: "2026-04-11T14:00:00+09:00",
  cause: "theft",
  delivered_at: "2026-04-11T11:42:00+09:00",
  police_number: "大崎署 第1042号",
  repurchase_price: "12800",
  reported_at: "2026-04-12T08:00:00+09:00",
};

export const SEEDS: Seed[] = [
  {
    ...KSP,
    number: "KSP-0142",
    person: ["髙橋 美咲", "タカハシ ミサキ"],
    status: "in_review",
    due: 0,
    verdict: "undetermined",
    amount: { from: "0", to: "75000" },
    facts: device,
    documents: {
      claim_form: "accepted",
      repair_report: "accepted",
      repair_receipt: "rejected",
      purchase_proof: "missing",
    },
  },
  {
    ...OKP,
    number: "OKP-0098",
    person: ["佐藤 健一", "サトウ ケンイチ"],
    status: "in_review",
    due: 1,
    verdict: "payable",
    amount: same("12800"),
    facts: parcel,
    documents: {
      claim_form: "accepted",
      police_report: "accepted",
      delivery_notice: "accepted",
      repurchase_receipt: "accepted",
    },
  },
  {
    ...OKP,
    number: "OKP-0101",
    person: ["王 暁明", "オウ ギョウメイ"],
    status: "documents_asked",
    due: -2,
    verdict: "undetermined",
    amount: { from: "0", to: "30000" },
    facts: { joined_on: "2025-11-10", cause: "theft" },
    documents: {
      claim_form: "accepted",
      police_report: "missing",
      delivery_notice: "missing",
      repurchase_receipt: "missing",
    },
  },
  {
    ...OKP,
    number: "OKP-0077",
    person: ["山﨑 大輔", "ヤマザキ ダイスケ"],
    status: "awaiting_approval",
    due: 3,
    verdict: "not_payable",
    amount: null,
    facts: { ...parcel, delivered_at: "2026-04-09T11:42:00+09:00" },
    documents: {
      claim_form: "accepted",
      police_report: "accepted",
      delivery_notice: "accepted",
      repurchase_receipt: "received",
    },
  },
  {
    ...KSP,
    number: "KSP-0139",
    person: ["𠮷田 さくら", "ヨシダ サクラ"],
    status: "received",
    due: 6,
    verdict: "undetermined",
    amount: { from: "0", to: "150000" },
    facts: { joined_on: "2024-02-29" },
    documents: { claim_form: "received", repair_report: "missing", repair_receipt: "missing" },
  },
  {
    ...KSP,
    number: "KSP-0131",
    person: ["田中 翔", "タナカ ショウ"],
    status: "in_payment",
    due: null,
    verdict: "payable",
    amount: same("38500"),
    facts: { ...device, repair_receipt_on: "2026-04-08", cost_lines: lines },
    documents: { claim_form: "accepted", repair_report: "accepted", repair_receipt: "accepted" },
    dossier: "KSP-0120",
  },
  {
    ...KSP,
    benefit: "registration",
    subject: "registration",
    number: "KSP-0120",
    person: ["田中 翔", "タナカ ショウ"],
    status: "received",
    due: 9,
    verdict: "entitled",
    amount: null,
    facts: { imei: "350000000000004" },
    documents: { purchase_proof: "accepted" },
  },
  {
    ...KSP,
    benefit: "registration",
    subject: "registration",
    number: "KSP-0117",
    person: ["田中 翔", "タナカ ショウ"],
    status: "denied",
    due: null,
    verdict: "not_entitled",
    amount: null,
    facts: {},
    documents: { purchase_proof: "rejected" },
  },
];
