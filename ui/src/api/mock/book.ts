import type { ImportPreview } from "../types/ImportPreview";
import type { MemberView } from "../types/MemberView";
import { SEEDS } from "./seeds";

/** The members in whose name the words occur. */
export function membersOf(search: string): MemberView[] {
  return SEEDS.filter((seed) => seed.person.join(" ").includes(search)).map((seed, index) => ({
    person: {
      memberId: `m${index}`,
      memberNumber: `9000${1234 + index}`,
      name: seed.person[0],
      kana: seed.person[1],
      phones: ["03-0000-1234"],
    },
    contracts: [
      {
        contractId: `c${index}`,
        plan: seed.plan,
        joinedOn: "2025-03-01",
        endedOn: null,
        devices: ["Sample Phone 5 / 350000000000004"],
        claims: 1,
      },
    ],
  }));
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
