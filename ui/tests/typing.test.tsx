import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { ClaimChange } from "../src/api/types/ClaimChange";
import type { ClaimView } from "../src/api/types/ClaimView";
import type { DeskInfo } from "../src/api/types/DeskInfo";
import type { FactInput } from "../src/api/types/FactInput";
import type { FactView } from "../src/api/types/FactView";
import { openClaim, openWindow } from "./open";

function changes(backend: MockBackend) {
  return backend.received
    .filter((one) => one.command === "change")
    .map((one) => (one.args as ClaimChange).change);
}

/** A desk on which the fact `imei` of the claim is as the test has it. */
class OneFact extends MockBackend {
  constructor(
    readonly input: FactInput,
    readonly fact: Partial<FactView>,
    readonly optional = false,
  ) {
    super();
  }

  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<T>(command, args);
    if (command === "desk_info")
      for (const one of (answer as DeskInfo).vocabulary.facts)
        if (one.name === "imei") Object.assign(one, { input: this.input, optional: this.optional });
    if (command === "claim")
      for (const one of (answer as ClaimView).facts)
        if (one.name === "imei") Object.assign(one, { value: null, text: null, wanted: true, ...this.fact });
    return answer;
  }
}

async function openFact(backend: OneFact, language: "en" | "ja" = "en") {
  const { user } = await openWindow({ backend, language });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await user.click(await screen.findByTestId("fact-edit-imei"));
  return { user, input: screen.getByTestId("fact-input-imei") };
}

const YES = { ja: "はい", "zh-Hans": "是", en: "yes" };
const NO = { ja: "いいえ", "zh-Hans": "否", en: "no" };

describe("a candidate", () => {
  test("is recorded with the value it stands for and the place it was read from", async () => {
    const { user, backend } = await openClaim("KSP-0139");
    await user.click(screen.getByTestId("fact-edit-imei"));
    await user.click(screen.getByTestId("candidate-2"));
    // The page it was read from is shown, with the place on it.
    expect(await screen.findByTestId("region")).toBeTruthy();
    await user.click(screen.getByTestId("fact-save-imei"));
    await waitFor(() => expect(changes(backend)).toHaveLength(1));
    expect(changes(backend)[0]).toMatchObject({
      fact: "imei",
      value: "350000000000012",
      evidenceId: "KSP-0139.1.claim_form",
      page: 1,
      region: [0.1, 0.30000000000000004, 0.4, 0.05],
    });
  });

  test("that is a yes is a yes, one that is a no a no", async () => {
    const { user } = await openFact(
      new OneFact(
        { type: "bool" },
        {
          candidates: [
            { text: YES, value: true, source: null },
            { text: NO, value: false, source: null },
          ],
        },
      ),
    );
    await user.click(screen.getByTestId("candidate-1"));
    expect(screen.getByTestId("fact-input-imei").textContent).toContain("Yes");
    await user.click(screen.getByTestId("candidate-2"));
    expect(screen.getByTestId("fact-input-imei").textContent).toContain("No");
  });

  test("changed by hand is from the page, no longer from the place on it", async () => {
    const { user, backend } = await openClaim("KSP-0139");
    await user.click(screen.getByTestId("fact-edit-imei"));
    await user.click(screen.getByTestId("candidate-1"));
    await user.type(screen.getByTestId("fact-input-imei"), "9{Enter}");
    await waitFor(() => expect(changes(backend)).toHaveLength(1));
    expect(changes(backend)[0]).toMatchObject({ value: "3500000000000049", page: 1, region: null });
  });
});

describe("a fact that can be none", () => {
  test("shows so in the person's language, and takes it so", async () => {
    const text = { ja: "なし", "zh-Hans": "无", en: "none" };
    const backend = new OneFact({ type: "date" }, { value: "none", text }, true);
    const { user, input } = await openFact(backend, "ja");
    expect(input).toHaveProperty("value", "なし");
    expect(screen.getByRole("checkbox", { name: "存在しない" })).toHaveProperty("checked", true);
    await user.clear(input);
    await user.type(input, "無し{Enter}");
    await waitFor(() => expect(changes(backend)).toHaveLength(1));
    expect(changes(backend)[0]).toMatchObject({ value: "none" });
  });

  test("offers it among the choices, and by a press", async () => {
    const { user, input } = await openFact(new OneFact({ type: "bool" }, {}, true));
    await user.click(input);
    await user.click(await screen.findByRole("option", { name: "There is none" }));
    await user.click(screen.getByTestId("fact-none"));
    expect(screen.getByTestId("fact-input-imei").textContent).toContain("Choose");
    await user.click(screen.getByTestId("fact-none"));
    expect(screen.getByTestId("fact-input-imei").textContent).toContain("There is none");
  });
});

test.each([
  ["a yes or no", { type: "bool" } as FactInput],
  ["a choice", { type: "enum", options: [{ value: "a", label: YES }] } as FactInput],
])("%s has the focus when its input opens", async (_, input) => {
  await openFact(new OneFact(input, {}));
  expect(document.activeElement).toBe(screen.getByTestId("fact-input-imei"));
});

test("Escape closes the list of a choice before it closes the input", async () => {
  const { user, input } = await openFact(new OneFact({ type: "bool" }, {}));
  await user.click(input);
  await screen.findByRole("option", { name: "Yes" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("option", { name: "Yes" })).toBeNull());
  expect(screen.getByTestId("fact-input-imei")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.queryByTestId("fact-input-imei")).toBeNull();
  expect(screen.getByTestId("claim-screen")).toBeTruthy();
});

test("a list has the focus in its first cell", async () => {
  const { user } = await openClaim("KSP-0142");
  await user.click(screen.getByTestId("fact-edit-cost_lines"));
  expect(document.activeElement).toBe(screen.getByTestId("fact-input-cost_lines-1-kind"));
});

describe("keys of a conversion", () => {
  /** As WebKit reports it: the composition has ended, only the key code tells. */
  const taken = (element: Element, key: string) => {
    fireEvent.keyDown(element, { key, keyCode: 229 });
    fireEvent.keyUp(element, { key, keyCode: 229 });
  };

  test("Escape closes no dialog, clears no search and closes no input", async () => {
    const { user } = await openClaim("KSP-0142");
    await user.keyboard("h");
    taken(await screen.findByTestId("note-input"), "Escape");
    expect(screen.getByTestId("history")).toBeTruthy();
    await user.keyboard("{Escape}");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    taken(screen.getByTestId("fact-input-repair_receipt_on"), "Escape");
    expect(screen.getByTestId("fact-input-repair_receipt_on")).toBeTruthy();
    const search = screen.getByTestId("queue-search");
    await user.type(search, "佐藤");
    taken(search, "Escape");
    expect(search).toHaveProperty("value", "佐藤");
    await user.keyboard("{Escape}");
    expect(search).toHaveProperty("value", "");
  });

  test("Enter runs no command of the palette", async () => {
    const { user } = await openClaim("KSP-0142", "ja");
    await user.keyboard("{Control>}k{/Control}");
    const input = await screen.findByTestId("palette-input");
    await user.type(input, "履歴");
    taken(input, "Enter");
    expect(screen.getByTestId("palette")).toBeTruthy();
    await user.keyboard("{Enter}");
    expect(await screen.findByTestId("history")).toBeTruthy();
  });
});

describe("copying", () => {
  test.each([
    ["that fails is not told as done", true],
    ["is told", false],
  ])("%s", async (_, isRefused) => {
    const { user } = await openClaim("KSP-0142");
    const write = vi.spyOn(navigator.clipboard, "writeText");
    if (isRefused) write.mockRejectedValue(new DOMException("no", "NotAllowedError"));
    await user.click(screen.getByRole("button", { name: "KSP-0142 (Copy)" }));
    const told = await screen.findByTestId(isRefused ? "error" : "notice");
    expect(told.textContent).toContain(isRefused ? "Nothing was copied" : "Copied");
    write.mockRestore();
  });

  test("of a trial as a claim file that fails is told", async () => {
    const { user } = await openWindow();
    await screen.findByTestId("queue-row-KSP-0142");
    await user.keyboard("p");
    await user.click(await screen.findByTestId("plans-tab-try"));
    const write = vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("no"));
    await waitFor(() => expect(screen.getByTestId("try-copy")).toHaveProperty("disabled", false));
    await user.click(screen.getByTestId("try-copy"));
    expect((await screen.findByTestId("error")).textContent).toContain("Nothing was copied");
    write.mockRestore();
  });
});
