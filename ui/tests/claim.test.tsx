import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { ClaimChange } from "../src/api/types/ClaimChange";
import type { ClaimView } from "../src/api/types/ClaimView";
import type { RequirementView } from "../src/api/types/RequirementView";
import { openClaim, openWindow } from "./open";

function changes(backend: MockBackend): ClaimChange[] {
  return backend.received.filter((one) => one.command === "change").map((one) => one.args as ClaimChange);
}

describe("facts", () => {
  test("go to the desk as typed, with head and key; the desk's answer is what is shown", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    await user.type(screen.getByTestId("fact-input-repair_receipt_on"), "令和8年4月8日{Enter}");
    await waitFor(() =>
      expect(screen.getByTestId("fact-repair_receipt_on").textContent).toContain("2026-04-08"),
    );
    const [sent] = changes(backend);
    expect(sent).toMatchObject({
      claimId: "KSP-0142",
      head: "KSP-0142-1",
      change: { kind: "set_fact", fact: "repair_receipt_on", value: "令和8年4月8日", proof: "confirmed" },
    });
    expect(sent?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(screen.getByTestId("claim-screen").dataset.head).toBe("KSP-0142-2");
  });

  test("Enter that confirms a conversion does not save", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    const input = screen.getByTestId("fact-input-repair_receipt_on");
    await user.type(input, "令和8年4月8日");
    // WebKit has ended the composition by then: only the key code says that the input method took the key.
    fireEvent.keyDown(input, { key: "Enter", keyCode: 229 });
    fireEvent.submit(input.closest("form") as HTMLFormElement);
    fireEvent.keyUp(input, { key: "Enter", keyCode: 229 });
    expect(changes(backend)).toHaveLength(0);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(changes(backend)).toHaveLength(1));
  });

  test("a value the desk refuses stays in the input, and the reason is shown", async () => {
    const { user } = await openClaim("KSP-0142");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    await user.type(screen.getByTestId("fact-input-repair_receipt_on"), "yesterday{Enter}");
    expect((await screen.findByTestId("fact-refused")).textContent).toContain("yesterday");
    expect(screen.getByTestId("fact-input-repair_receipt_on")).toHaveProperty("value", "yesterday");
  });

  test("one press confirms what was only stated, keeping where it came from", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.click(screen.getByTestId("fact-accept-cause"));
    await waitFor(() => expect(changes(backend)).toHaveLength(1));
    expect(changes(backend)[0]?.change).toMatchObject({
      fact: "cause",
      value: "breakage",
      proof: "confirmed",
      page: 1,
    });
  });

  test("where a value was read opens in the viewer at the place", async () => {
    const { user } = await openClaim("KSP-0142");
    const row = screen.getByTestId("fact-repair_outcome");
    await user.click(within(row).getByRole("button", { name: /Repair report/ }));
    expect(await screen.findByTestId("region")).toBeTruthy();
    expect(screen.getByTestId("evidence-2").getAttribute("aria-pressed")).toBe("true");
  });
});

test("a change on a claim that moved on is not recorded: what changed is told and the claim fetched anew", async () => {
  const { user, backend } = await openClaim("KSP-0142");
  backend.elsewhere("KSP-0142", {
    kind: "set_document",
    document: "purchase_proof",
    state: "received",
    why: null,
  });
  await user.click(screen.getByTestId("fact-accept-cause"));
  const error = await screen.findByTestId("error");
  expect(error.textContent).toContain("Changed: set_document");
  await waitFor(() => expect(screen.getByTestId("claim-screen").dataset.head).toBe("KSP-0142-2"));
});

test("rejecting a document asks for the reason first", async () => {
  const { user, backend } = await openClaim("KSP-0142");
  await user.click(screen.getByTestId("why-doc-repair-report"));
  await user.click(screen.getByTestId("reject-repair_report"));
  expect(await screen.findByTestId("reason-confirm")).toHaveProperty("disabled", true);
  await user.type(await screen.findByTestId("reason-text"), "no stamp{Enter}");
  await waitFor(() => expect(changes(backend)).toHaveLength(1));
  expect(changes(backend)[0]?.change).toEqual({
    kind: "set_document",
    document: "repair_report",
    state: "rejected",
    why: "no stamp",
  });
});

test("a document is waived with a reason, and the checklist says so", async () => {
  const { user, backend } = await openClaim("KSP-0142");
  const item = screen.getByTestId("checklist-item-doc-purchase-proof");
  expect(item.dataset.state).toBe("missing");
  await user.click(screen.getByTestId("why-doc-purchase-proof"));
  await user.click(screen.getByTestId("waive-purchase_proof"));
  expect(await screen.findByTestId("reason-dialog")).toHaveProperty(
    "textContent",
    expect.stringContaining("Waive"),
  );
  expect(await screen.findByTestId("reason-confirm")).toHaveProperty("disabled", true);
  expect(changes(backend)).toEqual([]);
  await user.type(screen.getByTestId("reason-text"), "bought from us{Enter}");
  await waitFor(() => expect(item.dataset.state).toBe("waived"));
  expect(within(item).getByText("Waived")).toBeTruthy();
  expect(screen.queryByTestId("waive-purchase_proof")).toBeNull();
  expect(changes(backend)[0]?.change).toEqual({
    kind: "set_document",
    document: "purchase_proof",
    state: "waived",
    why: "bought from us",
  });
});

/** A desk whose claims ask for other documents than the mock's. */
class Asking extends MockBackend {
  constructor(readonly change: (all: RequirementView[]) => RequirementView[]) {
    super();
  }
  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<T>(command, args);
    if (command !== "claim") return answer;
    const view = answer as ClaimView;
    const assessments = view.assessments.map((one) => ({
      ...one,
      requirements: this.change(one.requirements),
    }));
    return { ...view, assessments } as T;
  }
}

async function openAsking(change: (all: RequirementView[]) => RequirementView[]) {
  const { user } = await openWindow({ backend: new Asking(change) });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByTestId("claim-screen");
}

test("two clauses that ask for the same document are told apart; one alone is not explained", async () => {
  const label = { ja: "別", "zh-Hans": "别", en: "Proof of the old device" };
  await openAsking((all) =>
    all.flatMap((one) =>
      one.rule === "doc-purchase-proof" ? [one, { ...one, rule: "second", label }] : [one],
    ),
  );
  expect(screen.getByTestId("why-second").textContent).toContain("Proof of the old device");
  expect(screen.getByTestId("why-doc-repair-receipt").querySelector("small")).toBeNull();
});

test("what is asked for only is no part of what is missing", async () => {
  await openAsking((all) =>
    all.map((one) => (one.rule === "doc-repair-receipt" ? { ...one, advisory: true } : one)),
  );
  const checklist = screen.getByTestId("checklist");
  const [heading, ...rest] = (checklist.textContent ?? "").split("Asked for only");
  expect(rest).toHaveLength(1);
  expect(rest[0]).toContain("Repair receipt");
  expect(heading).not.toContain("Repair receipt");
});

test("a finding opens to its trace with values, source and passage", async () => {
  const { user } = await openClaim("KSP-0142");
  const finding = screen.getByTestId("finding-receipt-dated");
  await user.click(within(finding).getAllByRole("button")[0] as HTMLElement);
  const trace = await within(finding).findByTestId("trace");
  expect(trace.textContent).toContain("not known");
  expect(trace.textContent).toContain("Receipt date");
  expect(trace.textContent).toContain("Sample wording of our own");
});

test("digits pick evidence, c compares, Escape goes back", async () => {
  const { user } = await openClaim("KSP-0142");
  await user.keyboard("2");
  expect(screen.getByTestId("evidence-2").getAttribute("aria-pressed")).toBe("true");
  await user.keyboard("c");
  expect(screen.getByTestId("viewer-beside")).toBeTruthy();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByTestId("claim-screen")).toBeNull());
});

test("the language changes while the window is open", async () => {
  const { user } = await openClaim("KSP-0142", "ja");
  expect(screen.getByTestId("verdict").textContent).toBe("未確定");
  await user.click(screen.getByTestId("language"));
  await user.click(screen.getByTestId("language-zh-Hans"));
  expect(screen.getByTestId("verdict").textContent).toBe("未定");
  expect(document.documentElement.lang).toBe("zh-Hans");
});

describe("the registration a claim rests on", () => {
  test("is named with its verdict, gives its facts their origin, and opens", async () => {
    const { user } = await openClaim("KSP-0131");
    const line = screen.getByTestId("dossier");
    expect(line.textContent).toContain("Device registration");
    expect(screen.getByTestId("dossier-choose").textContent).toContain("KSP-0120");
    expect(screen.getByTestId("dossier-verdict").textContent).toBe("Entitled");
    const imei = screen.getByTestId("fact-imei");
    expect(within(imei).queryByTestId("fact-edit-imei")).toBeNull();
    await user.click(within(imei).getByRole("button", { name: "registration KSP-0120" }));
    const referring = await screen.findByTestId("referring");
    expect(referring.textContent).toContain("KSP-0131");
    await user.click(screen.getByTestId("referring-KSP-0131"));
    expect(await screen.findByTestId("dossier")).toBeTruthy();
    await user.keyboard("r");
    expect((await screen.findByTestId("claim-screen")).getAttribute("aria-label")).toBe("KSP-0120");
  });

  test("can be changed and given up, newest first", async () => {
    const { user, backend } = await openClaim("KSP-0131");
    await user.click(screen.getByTestId("dossier-choose"));
    const options = await screen.findAllByRole("option");
    expect(options.map((one) => one.textContent)).toEqual([
      expect.stringContaining("KSP-0120"),
      expect.stringContaining("KSP-0117"),
      "Refer to none",
    ]);
    await user.click(screen.getByTestId("dossier-choose-KSP-0117"));
    await waitFor(() => expect(screen.getByTestId("dossier-verdict").textContent).toBe("Not entitled"));
    await user.click(screen.getByTestId("dossier-choose"));
    await user.click(await screen.findByTestId("dossier-choose-none"));
    await waitFor(() => expect(screen.queryByTestId("dossier-verdict")).toBeNull());
    expect(screen.getByTestId("dossier-choose").textContent).toContain("Choose a registration");
    expect(changes(backend).map((one) => one.change)).toEqual([
      { kind: "refer_to_dossier", dossier: "KSP-0117", reason: "" },
      { kind: "refer_to_dossier", dossier: null, reason: "" },
    ]);
  });

  test("is not spoken of where there is none", async () => {
    await openClaim("KSP-0142");
    expect(screen.queryByTestId("dossier")).toBeNull();
    expect(screen.queryByTestId("referring")).toBeNull();
  });

  test("a due day is set with its reason; one that is refused can be corrected, and nothing typed is lost", async () => {
    const { user } = await openClaim("OKP-0098");
    await user.keyboard("u");
    await user.type(await screen.findByTestId("reason-value"), "明日");
    await user.type(screen.getByTestId("reason-text"), "電話待ち{Enter}");
    expect((await screen.findByTestId("error")).textContent).toContain("This is not a date");
    expect(screen.getByTestId("reason-text")).toHaveProperty("value", "電話待ち");
    await user.clear(screen.getByTestId("reason-value"));
    await user.type(screen.getByTestId("reason-value"), "2026-05-01{Enter}");
    await waitFor(() => expect(screen.queryByTestId("reason-dialog")).toBeNull());
    expect(screen.getByTestId("due-set").textContent).toContain("2026-05-01");
    await user.click(screen.getByTestId("due-clear"));
    await waitFor(() => expect(screen.queryByTestId("due-clear")).toBeNull());
  });
});
