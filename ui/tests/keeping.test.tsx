import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { ClaimChange } from "../src/api/types/ClaimChange";
import { openClaim, openWindow } from "./open";

/** A desk that takes its time over some commands, until it is told to go on. */
class SlowDesk extends MockBackend {
  readonly #waiting: (() => void)[] = [];
  /** How often it was asked for what is slow. */
  asked = 0;

  constructor(readonly slow: string) {
    super();
  }

  override async call<T>(command: string, args: object): Promise<T> {
    if (command === this.slow) {
      this.asked += 1;
      await new Promise<void>((go) => this.#waiting.push(go));
    }
    return super.call<T>(command, args);
  }

  goOn() {
    for (const go of this.#waiting.splice(0)) go();
  }
}

async function openSlow(slow: string) {
  const backend = new SlowDesk(slow);
  const { user } = await openWindow({ backend });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByTestId("claim-screen");
  return { user, backend };
}

function changes(backend: MockBackend) {
  return backend.received
    .filter((one) => one.command === "change")
    .map((one) => (one.args as ClaimChange).change);
}

const typedIn = (testId: string) => (screen.getByTestId(testId) as HTMLInputElement).value;

describe("what is typed into a fact", () => {
  test("stays while another fact is saved", async () => {
    const { user, backend } = await openSlow("change");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    await user.type(screen.getByTestId("fact-input-repair_receipt_on"), "2026-04-08{Enter}");
    await user.click(screen.getByTestId("fact-edit-imei"));
    await user.type(screen.getByTestId("fact-input-imei"), "99");
    backend.goOn();
    await waitFor(() =>
      expect(screen.getByTestId("fact-repair_receipt_on").textContent).toContain("2026-04-08"),
    );
    expect(typedIn("fact-input-imei")).toBe("35000000000000499");
    expect(screen.queryByTestId("fact-unsaved-repair_receipt_on")).toBeNull();
  });

  test("is marked and there again after another input and another claim, until Escape gives it up", async () => {
    const { user } = await openClaim("KSP-0142");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    await user.type(screen.getByTestId("fact-input-repair_receipt_on"), "2026-04");
    // One that nothing waits for stays in sight with what was typed into it.
    await user.click(screen.getByTestId("facts-all"));
    await user.click(screen.getByTestId("fact-edit-repurchase_price"));
    await user.type(screen.getByTestId("fact-input-repurchase_price"), "500");
    await user.click(screen.getByTestId("facts-all"));
    await user.click(screen.getByTestId("fact-edit-imei"));
    expect(screen.getByTestId("fact-unsaved-repurchase_price")).toBeTruthy();
    expect(screen.getByTestId("fact-unsaved-repair_receipt_on").textContent).toBe("typed, not saved");
    await user.click(screen.getByTestId("queue-row-OKP-0098"));
    await screen.findByTestId("fact-edit-police_number");
    await user.click(screen.getByTestId("queue-row-KSP-0142"));
    await user.click(await screen.findByTestId("fact-edit-repair_receipt_on"));
    expect(typedIn("fact-input-repair_receipt_on")).toBe("2026-04");
    await user.keyboard("{Escape}");
    expect(screen.getByTestId("claim-screen")).toBeTruthy();
    expect(screen.queryByTestId("fact-unsaved-repair_receipt_on")).toBeNull();
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    expect(typedIn("fact-input-repair_receipt_on")).toBe("");
  });

  test("typed on while it is saved, it stays open and is not taken for saved", async () => {
    const { user, backend } = await openSlow("change");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    const input = screen.getByTestId("fact-input-repair_receipt_on");
    await user.type(input, "2026-04-08{Enter}");
    await user.clear(input);
    await user.type(input, "2026-04-09");
    backend.goOn();
    await waitFor(() => expect(screen.getByTestId("claim-screen").dataset.head).toBe("KSP-0142-2"));
    expect(typedIn("fact-input-repair_receipt_on")).toBe("2026-04-09");
  });

  test("refused after another input was opened, it is told over all", async () => {
    const { user, backend } = await openSlow("change");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    await user.type(screen.getByTestId("fact-input-repair_receipt_on"), "yesterday{Enter}");
    await user.click(screen.getByTestId("fact-edit-imei"));
    backend.goOn();
    expect((await screen.findByTestId("error")).textContent).toContain("yesterday");
    expect(screen.getByTestId("fact-unsaved-repair_receipt_on")).toBeTruthy();
  });

  test("Escape from anywhere leaves the input before it leaves the claim", async () => {
    const { user } = await openClaim("KSP-0142");
    await user.click(screen.getByTestId("fact-edit-repair_receipt_on"));
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("{Escape}");
    expect(screen.queryByTestId("fact-input-repair_receipt_on")).toBeNull();
    expect(screen.getByTestId("claim-screen")).toBeTruthy();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("claim-screen")).toBeNull());
  });
});

describe("what is typed into a dialog is there again after Escape", () => {
  test("a reason, for the same thing only", async () => {
    const { user } = await openClaim("KSP-0142");
    await user.click(screen.getByTestId("why-doc-repair-report"));
    await user.click(screen.getByTestId("reject-repair_report"));
    await user.type(await screen.findByTestId("reason-text"), "no stamp");
    await user.keyboard("{Escape}");
    await user.click(screen.getByTestId("refer-open"));
    expect(await screen.findByTestId("reason-text")).toHaveProperty("value", "");
    await user.keyboard("{Escape}");
    await user.click(screen.getByTestId("reject-repair_report"));
    expect(await screen.findByTestId("reason-text")).toHaveProperty("value", "no stamp");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await user.click(screen.getByTestId("reject-repair_report"));
    expect(await screen.findByTestId("reason-text")).toHaveProperty("value", "");
  });

  test("a note, the reason of a decision, the remark of a letter", async () => {
    const { user } = await openClaim("OKP-0098");
    const typed = async (open: string, testId: string, ready?: string) => {
      for (const expected of ["", "kept"]) {
        await user.keyboard(open);
        if (ready) await user.click(await screen.findByTestId(ready));
        const input = await screen.findByTestId(testId);
        expect(input).toHaveProperty("value", expected);
        if (expected === "") await user.type(input, "kept");
        await user.keyboard("{Escape}");
        await waitFor(() => expect(screen.queryByTestId(testId)).toBeNull());
      }
    };
    await typed("h", "note-input");
    await typed("d", "override-reason", "outcome-denied");
    await typed("l", "letter-remark");
  });

  test("a new claim, until it is cancelled", async () => {
    const { user } = await openWindow();
    await screen.findByTestId("queue-row-KSP-0142");
    await user.keyboard("n");
    await user.type(await screen.findByTestId("new-name"), "田中");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId("new-claim")).toBeNull());
    await user.keyboard("n");
    expect(await screen.findByTestId("new-name")).toHaveProperty("value", "田中");
    await user.click(within(screen.getByTestId("new-claim")).getByRole("button", { name: "Cancel" }));
    await user.keyboard("n");
    expect(await screen.findByTestId("new-name")).toHaveProperty("value", "");
  });
});

describe("a note", () => {
  test("is recorded once, and what is typed meanwhile begins the next", async () => {
    const { user, backend } = await openSlow("change");
    await user.keyboard("h");
    const input = await screen.findByTestId("note-input");
    fireEvent.change(input, { target: { value: " called back " } });
    const form = input.closest("form") as HTMLFormElement;
    fireEvent.submit(form);
    fireEvent.submit(form);
    await user.type(input, "and again");
    backend.goOn();
    await waitFor(() => expect(screen.getByTestId("note-input")).toHaveProperty("value", "and again"));
    // One that waited for its turn would be asked for now.
    await new Promise((go) => setTimeout(go, 50));
    expect(backend.asked).toBe(1);
    expect(changes(backend)).toEqual([{ kind: "add_note", text: "called back" }]);
  });

  test("that was recorded is gone when the history is opened again", async () => {
    const { user, backend } = await openSlow("change");
    await user.keyboard("h");
    await user.type(await screen.findByTestId("note-input"), "called back{Enter}");
    await user.keyboard("{Escape}");
    backend.goOn();
    await waitFor(() => expect(screen.getByTestId("claim-screen").dataset.head).toBe("KSP-0142-2"));
    await user.keyboard("h");
    expect(await screen.findByTestId("note-input")).toHaveProperty("value", "");
  });
});

test("a claim that comes from a folder after its dialog was closed takes nobody away", async () => {
  const { user, backend } = await openSlow("open_claim_folder");
  await user.keyboard("n");
  await user.click(await screen.findByTestId("new-from-folder"));
  await user.click(screen.getByTestId("new-claim-close"));
  await waitFor(() => expect(screen.queryByTestId("new-claim")).toBeNull());
  await user.click(screen.getByTestId("fact-edit-imei"));
  backend.goOn();
  expect((await screen.findByTestId("notice")).textContent).toContain("KSP-0139");
  expect(screen.getByTestId("claim-screen").getAttribute("aria-label")).toBe("KSP-0142");
  expect(screen.getByTestId("fact-input-imei")).toBeTruthy();
});

describe("what could not be asked is said", () => {
  class Failing extends MockBackend {
    override async call<T>(command: string, args: object): Promise<T> {
      if (command === "history" || command === "members")
        throw { code: "storage_full", message: "", hints: [] };
      return super.call<T>(command, args);
    }
  }
  test("in the history and in the book of members", async () => {
    const { user } = await openWindow({ backend: new Failing() });
    await user.click(await screen.findByTestId("queue-row-KSP-0142"));
    await screen.findByTestId("claim-screen");
    await user.keyboard("h");
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
    await user.keyboard("{Escape}");
    await user.keyboard("m");
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
    await user.keyboard("{Escape}");
    await user.keyboard("n");
    await user.type(await screen.findByTestId("member-search"), "田");
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full");
  });
});

test("without a network everything goes on: the desk is this machine", async () => {
  const { user, backend } = await openWindow();
  await screen.findByTestId("queue-row-KSP-0142");
  fireEvent(window, new Event("offline"));
  try {
    await user.click(screen.getByTestId("queue-row-KSP-0142"));
    await screen.findByTestId("claim-screen");
    await user.click(screen.getByTestId("fact-accept-cause"));
    await waitFor(() => expect(changes(backend)).toHaveLength(1));
    await waitFor(() => expect(screen.getByTestId("claim-screen").dataset.head).toBe("KSP-0142-2"));
  } finally {
    fireEvent(window, new Event("online"));
  }
});

test("a decided benefit is not decided again, by key no more than by button", async () => {
  const { user } = await openClaim("OKP-0077");
  await user.keyboard("d");
  await user.click(await screen.findByTestId("decide-confirm"));
  await user.click(await screen.findByTestId("letter-close"));
  await waitFor(() => expect(screen.queryByTestId("letter")).toBeNull());
  await user.keyboard("d");
  expect(screen.queryByTestId("decide")).toBeNull();
});
