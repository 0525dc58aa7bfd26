import type { BookAnswer } from "../types/BookAnswer";
import type { BookCell } from "../types/BookCell";
import type { BookComplete } from "../types/BookComplete";
import type { BookEntry } from "../types/BookEntry";
import type { ImportPreview } from "../types/ImportPreview";
import type { MemberContract } from "../types/MemberContract";
import type { MemberView } from "../types/MemberView";
import { SEEDS } from "./seeds";
import { normalDate } from "./values";

const refused = (code: string, subject: string | null = null): BookAnswer => ({
  member: null,
  refused: { code, subject },
});

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Why a cell cannot be so, as the import would say it. */
function wrongCell({ field, text }: BookCell): BookAnswer | null {
  if (/_on$|^term_/.test(field) && !IS_DAY.test(normalDate(text))) return refused("date", text);
  if (field === "imei" && !isImei(text)) return refused("imei", text);
  if (field === "claim_amount" && !/^\d+$/.test(text.replace(/[¥,円]/g, ""))) return refused("amount", text);
  return null;
}

/** 15 digits, of which the last checks the others. */
function isImei(text: string): boolean {
  const digits = [...text.replace(/[ -]/g, "")].reverse().map(Number);
  const sum = digits.reduce((all, digit, place) => {
    const doubled = place % 2 === 0 ? digit : digit * 2;
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length === 15 && sum % 10 === 0;
}

/** The list with one in the place of what had its id, or at the end. */
function put<T>(list: T[], one: T, isOld: (old: T) => boolean): T[] {
  return list.some(isOld) ? list.map((old) => (isOld(old) ? one : old)) : [...list, one];
}

/** The member book of the mock desk. */
export class MockBook {
  #members: MemberView[] = SEEDS.map((seed, index) => ({
    person: {
      memberId: `m${index}`,
      memberNumber: `9000${1234 + index}`,
      name: seed.person[0],
      kana: seed.person[1],
      phones: ["03-0000-1234"],
    },
    email: null,
    address: null,
    contracts: [
      {
        contractId: `c${index}`,
        plan: seed.plan,
        joinedOn: "2025-03-01",
        endedOn: null,
        terms: [],
        devices: [
          {
            deviceId: `d${index}`,
            imei: "350000000000006",
            serial: null,
            maker: null,
            model: "Sample Phone 5",
            registeredOn: "2025-03-01",
          },
        ],
        pastClaims: [],
        claims: 1,
      },
    ],
  }));
  complete: BookComplete[] = [];

  /** The members in whose name or number the words occur. */
  find(search: string): MemberView[] {
    return this.#members.filter(({ person }) =>
      `${person.name} ${person.kana} ${person.memberNumber}`.includes(search),
    );
  }

  say(plan: string | null, from: string) {
    const rest = this.complete.filter((one) => one.plan !== plan);
    this.complete = [...rest, { plan, from: normalDate(from) }];
  }

  record(entry: BookEntry): BookAnswer {
    const said = (field: string) =>
      entry.cells.filter((cell) => cell.field === field).map((cell) => cell.text);
    const text = (field: string) => said(field)[0] ?? null;
    const day = (field: string) => {
      const typed = text(field);
      return typed === null ? null : normalDate(typed);
    };
    for (const cell of entry.cells) {
      const wrong = wrongCell(cell);
      if (wrong) return wrong;
    }
    const id = entry.id ?? crypto.randomUUID();
    if (entry.kind === "member") {
      const [number, name] = [text("number"), text("name")];
      if (number === null) return refused("no_number");
      if (this.#members.some((one) => one.person.memberNumber === number && one.person.memberId !== id))
        return refused("number_taken", number);
      if (name === null) return refused("no_name", number);
      const known = this.#members.find((one) => one.person.memberId === id);
      const member: MemberView = {
        person: { memberId: id, memberNumber: number, name, kana: text("kana") ?? "", phones: said("phone") },
        email: text("email"),
        address: text("address"),
        contracts: known?.contracts ?? [],
      };
      this.#members = put(this.#members, member, (old) => old === known);
      return { member, refused: null };
    }
    const contractOf = (one: MemberView) =>
      one.contracts.find(
        (contract) =>
          contract.contractId === entry.of ||
          contract.contractId === id ||
          contract.devices.some((device) => device.deviceId === id) ||
          contract.pastClaims.some((past) => past.pastClaimId === id),
      );
    const member = this.#members.find((one) => one.person.memberId === entry.of || contractOf(one));
    if (!member) return refused("no_contract");
    if (entry.kind === "contract") {
      const [plan, joinedOn, endedOn] = [text("plan"), day("joined_on"), day("ended_on")];
      if (plan === null) return refused("no_plan");
      if (joinedOn === null) return refused("no_joining_day");
      if (endedOn !== null && endedOn < joinedOn) return refused("contract_backwards");
      const [from, until] = [said("term_from").map(normalDate), said("term_until").map(normalDate)];
      if (from.length !== until.length) return refused("term_half");
      const terms = from.map((first, at) => ({ from: first, until: until[at] ?? first }));
      if (terms.some((term) => term.until < term.from)) return refused("term_backwards");
      const known = member.contracts.find((one) => one.contractId === id);
      const contract: MemberContract = {
        contractId: id,
        plan,
        joinedOn,
        endedOn,
        terms,
        devices: known?.devices ?? [],
        pastClaims: known?.pastClaims ?? [],
        claims: known?.claims ?? 0,
      };
      member.contracts = put(member.contracts, contract, (old) => old === known);
      return { member, refused: null };
    }
    const contract = contractOf(member);
    if (!contract) return refused("no_contract");
    if (entry.kind === "device") {
      if (!["imei", "serial", "maker", "model"].some(text)) return refused("no_device");
      const device = {
        deviceId: id,
        imei: text("imei"),
        serial: text("serial"),
        maker: text("maker"),
        model: text("model"),
        registeredOn: day("registered_on") ?? contract.joinedOn,
      };
      contract.devices = put(contract.devices, device, (old) => old.deviceId === id);
    } else {
      if (text("claim_applied_on") === null) return refused("no_application");
      const past = {
        pastClaimId: id,
        appliedOn: day("claim_applied_on"),
        accidentOn: day("claim_accident_on"),
        benefit: text("claim_benefit"),
        outcome: text("claim_outcome"),
        amount: text("claim_amount")?.replace(/[¥,円]/g, "") ?? null,
        paidOn: day("claim_paid_on"),
      };
      if (!contract.pastClaims.some((one) => one.pastClaimId === id)) contract.claims += 1;
      contract.pastClaims = put(contract.pastClaims, past, (old) => old.pastClaimId === id);
    }
    return { member, refused: null };
  }
}

/** What a CSV would bring in. */
export function previewOf(mapping: (string | null)[] | undefined): ImportPreview {
  return {
    import: "i1",
    name: "members.csv",
    encoding: "CP932",
    columns: ["会員番号", "氏名", "備考"],
    mapping: mapping ?? ["number", "name", null],
    fields: ["number", "name", "kana", "phone", "plan", "joined_on"],
    rows: [["90001234", "髙橋 美咲", ""]],
    total: 1,
    refused: [{ line: 4, code: "date", subject: "2025-02-30", reason: "joined_on" }],
  };
}
