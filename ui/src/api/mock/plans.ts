import type { DocumentInfo } from "../types/DocumentInfo";
import type { FactInfo } from "../types/FactInfo";
import type { FactInput } from "../types/FactInput";
import type { Label } from "../types/Label";
import type { PlanInfo } from "../types/PlanInfo";
import type { Proof } from "../types/Proof";
import type { ReadingInfo } from "../types/ReadingInfo";

/** A label in the three languages. */
export const label = (ja: string, zh: string, en: string): Label => ({ ja, "zh-Hans": zh, en });

const option = (value: string, ja: string, zh: string, en: string) => ({ value, label: label(ja, zh, en) });

function fact(
  name: string,
  group: string,
  type: FactInput | Exclude<FactInput["type"], "enum" | "list">,
  text: Label,
  proof: Proof = "stated",
  optional = false,
): FactInfo {
  const input = typeof type === "string" ? { type } : type;
  return { name, group, input, label: text, question: null, proof, optional };
}

const CAUSE: FactInput = {
  type: "enum",
  options: [
    option("breakage", "破損", "破损", "Breakage"),
    option("water", "水没・水濡れ", "进水", "Water damage"),
    option("malfunction", "自然故障", "自然故障", "Malfunction"),
    option("theft", "盗難", "被盗", "Theft"),
    option("loss", "紛失", "遗失", "Loss"),
  ],
};

const OUTCOME: FactInput = {
  type: "enum",
  options: [
    option("repaired", "修理した", "已修理", "Repaired"),
    option("irreparable_replaced", "修理不能・交換", "无法修理，已更换", "Irreparable, replaced"),
    option("neither", "いずれでもない", "两者皆非", "Neither"),
  ],
};

const LINES: FactInput = {
  type: "list",
  columns: [
    {
      name: "kind",
      label: label("区分", "类别", "Kind"),
      input: {
        type: "enum",
        options: [
          option("repair", "修理代金", "修理费", "Repair"),
          option("battery", "電池交換", "更换电池", "Battery"),
          option("postage", "送料", "运费", "Postage"),
        ],
      },
    },
    { name: "amount", label: label("金額", "金额", "Amount"), input: { type: "yen" } },
  ],
};

/** The history of claims, as far as the book of members asks for it; no invented claim carries it as a fact. */
export const EARLIER_CLAIMS = fact(
  "earlier_claims",
  "history",
  {
    type: "list",
    columns: [
      {
        name: "outcome",
        label: label("結果", "结果", "Outcome"),
        input: {
          type: "enum",
          options: [
            option("open", "審査中", "审核中", "Open"),
            option("accepted", "支払決定", "已决定赔付", "Accepted, not yet paid"),
            option("paid", "支払済", "已支付", "Paid"),
            option("refused", "不払決定", "已拒赔", "Denied"),
            option("withdrawn", "取下げ", "已撤回", "Withdrawn"),
            option("reversed", "支払取消", "赔付已撤销", "Paid, then reversed"),
            option("deficient", "書類不備で終了", "因材料不全而结案", "Closed for missing documents"),
          ],
        },
      },
    ],
  },
  label("過去の請求", "以往理赔", "Earlier claims"),
);

/** Facts of the invented vocabulary. */
export const FACTS: FactInfo[] = [
  fact("joined_on", "contract", "date", label("加入日", "入会日", "Joined on"), "confirmed"),
  fact("released_on", "device", "date", label("発売日", "上市日期", "Released on"), "stated"),
  fact("imei", "device", "text", label("IMEI", "IMEI", "IMEI"), "evidenced"),
  fact("accident_at", "loss", "instant", label("事故日時", "事故时间", "Accident at")),
  fact("cause", "loss", CAUSE, label("事故原因", "事故原因", "Cause"), "confirmed"),
  fact(
    "deliberate",
    "loss",
    "bool",
    label("故意・重過失", "故意或重大过失", "Deliberate or grossly negligent"),
    "confirmed",
  ),
  fact("reported_at", "report", "instant", label("事故報告日時", "报案时间", "Reported at")),
  fact("police_number", "report", "text", label("受理番号", "受理编号", "Police number"), "evidenced", true),
  fact(
    "delivered_at",
    "delivery",
    "instant",
    label("配達完了日時", "投递完成时间", "Delivered at"),
    "evidenced",
    true,
  ),
  fact("repair_outcome", "repair", OUTCOME, label("修理結果", "修理结果", "Repair outcome"), "evidenced"),
  fact("repair_receipt_on", "repair", "date", label("領収日", "收据日期", "Receipt date"), "evidenced"),
  fact("cost_lines", "repair", LINES, label("費用明細", "费用明细", "Cost lines"), "evidenced"),
  fact(
    "repurchase_price",
    "purchase",
    "yen",
    label("再購入価格", "重新购买价格", "Re-purchase price"),
    "evidenced",
  ),
  fact(
    "other_cover",
    "other_cover",
    "bool",
    label("他の補償の有無", "是否有其他保障", "Other cover"),
    "stated",
  ),
  fact(
    "prior_applications",
    "history",
    "count",
    label("契約年内の請求回数", "合同年度内申请次数", "Applications this contract year"),
    "confirmed",
  ),
];

const document = (name: string, text: Label, proves: string[]): DocumentInfo => ({
  name,
  label: text,
  proves,
  issuer: null,
});

/** Document kinds of the invented vocabulary. */
export const DOCUMENTS: DocumentInfo[] = [
  document("claim_form", label("請求書", "申请书", "Claim form"), ["accident_at", "cause"]),
  document("repair_report", label("修理報告書", "修理报告", "Repair report"), ["repair_outcome", "cause"]),
  document("repair_receipt", label("修理代金領収書", "修理费收据", "Repair receipt"), [
    "repair_receipt_on",
    "cost_lines",
  ]),
  document("device_photo", label("端末の写真", "设备照片", "Photo of the device"), ["imei"]),
  document("purchase_proof", label("購入証明", "购买凭证", "Proof of purchase"), []),
  document("police_report", label("盗難届受理証明", "报案回执", "Police report"), ["police_number"]),
  document("delivery_notice", label("配達完了通知", "投递完成通知", "Delivery notice"), ["delivered_at"]),
  document("repurchase_receipt", label("再購入の領収書", "重新购买收据", "Re-purchase receipt"), [
    "repurchase_price",
  ]),
];

const benefit = (id: string, text: Label, subject: "claim" | "registration" = "claim") => ({
  id,
  label: text,
  subject,
});

/** Plans of the invented desk. */
export const PLANS: PlanInfo[] = [
  {
    id: "keitai-support-plus",
    label: label("ケータイサポートプラス", "手机保障Plus", "Keitai Support Plus"),
    versions: ["2023-01-01", "2025-04-01"],
    insurance: true,
    benefits: [
      benefit("repair-cost", label("修理費用", "修理费用", "Repair cost")),
      benefit("device-eligibility", label("端末登録", "设备登记", "Device registration"), "registration"),
    ],
  },
  {
    id: "okippa-plus-paid",
    label: label("OKIPPAプラス 有料", "OKIPPA Plus 付费版", "OKIPPA Plus, paid"),
    versions: ["2022-04-01"],
    insurance: true,
    benefits: [
      benefit("parcel-theft", label("置き配盗難", "包裹被盗", "Parcel theft")),
      benefit("bag-theft", label("バッグ盗難", "收件袋被盗", "Bag theft")),
    ],
  },
  {
    id: "okippa-plus-free",
    label: label("OKIPPAプラス 無料", "OKIPPA Plus 免费版", "OKIPPA Plus, free"),
    versions: ["2022-04-01"],
    insurance: false,
    benefits: [benefit("bag-theft", label("バッグ盗難", "收件袋被盗", "Bag theft"))],
  },
];

/** An ambiguity the house has still to settle. */
export const READING: ReadingInfo = {
  plan: "keitai-support-plus",
  id: "contract_year",
  register: "A-02",
  clause: "注意事項 4",
  question: label(
    "「1年間に2回」の1年間はいつから数えるか",
    "“一年两次”中的一年从何时起算",
    "From when is the year counted in 'twice a year'?",
  ),
  choices: [
    {
      id: "from_joining",
      label: label("加入日からの契約年度", "自入会日起的合同年度", "Contract year from the joining day"),
    },
    { id: "rolling", label: label("直前の1年間", "此前连续一年", "The year before the application") },
  ],
  recommended: "from_joining",
  because: label(
    "他の条項も加入日から数えている。",
    "其他条款也自入会日起算。",
    "Other clauses count from the joining day too.",
  ),
};
