import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { ClaimView } from "../src/api/types/ClaimView";
import type { DeskError } from "../src/api/types/DeskError";
import type { Wait } from "../src/api/types/Wait";
import type { Language } from "../src/i18n/languages";
import { openWindow } from "./open";

/** A desk on which a claim waits for something of every sort. */
class Waiting extends MockBackend {
  constructor(
    readonly questions: Wait[],
    readonly leftOut: DeskError | null = null,
  ) {
    super();
  }

  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<T>(command, args);
    if (command !== "claim") return answer;
    const claim = answer as ClaimView;
    claim.leftOut = this.leftOut;
    const [assessment] = claim.assessments;
    if (assessment) assessment.settle.questions = this.questions;
    return answer;
  }
}

async function open(backend: MockBackend, language: Language = "en") {
  const { user } = await openWindow({ backend, language });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByTestId("claim-screen");
  return user;
}

describe("what would settle a claim", () => {
  test("a document to be checked is named and leads to its line of the checklist", async () => {
    const user = await open(new Waiting([{ kind: "review", name: "repair_report" }]));
    const question = screen.getByTestId("question-repair_report");
    expect(question.textContent).toBe("Check the document: Repair report");
    await user.click(question);
    expect(document.activeElement).toBe(screen.getByTestId("why-doc-repair-report"));
  });

  test.each([
    ["ja", "日本の祝日（まだ公表されていません）"],
    ["zh-Hans", "日本的法定节假日（尚未公布）"],
    ["en", "Public holidays of Japan (not published yet)"],
  ] as const)("holidays nobody has published are said in words (%s)", async (language, text) => {
    await open(new Waiting([{ kind: "holidays", name: "japan" }]), language);
    expect(screen.getByTestId("settle").textContent).toContain(text);
    expect(screen.queryByTestId("question-japan")).toBeNull();
  });

  test("a question about a clause whose group is folded unfolds it and stands on it", async () => {
    const user = await open(new Waiting([{ kind: "discretion", name: "report-in-time" }]));
    expect(screen.queryByTestId("finding-report-in-time")).toBeNull();
    await user.click(screen.getByTestId("question-report-in-time"));
    const finding = await screen.findByTestId("finding-report-in-time");
    expect(document.activeElement).toBe(finding.querySelector("button"));
  });
});

test("what is recorded and cannot be used is told above the facts, with each mistake", async () => {
  const hints = [
    { name: "mistake", value: "unknown-value" },
    { name: "path", value: "/facts/cause" },
    { name: "place@ja", value: "事実「事故原因」" },
    { name: "found", value: "flood" },
  ];
  await open(new Waiting([], { code: "left_out", message: "", hints }), "ja");
  const told = screen.getByTestId("left-out").textContent ?? "";
  expect(told).toContain("現在のプランでは使えないため未確認として扱っています");
  expect(told).toContain("事実「事故原因」（/facts/cause）");
  expect(screen.getByTestId("facts").firstElementChild).toBe(screen.getByTestId("left-out"));
});
