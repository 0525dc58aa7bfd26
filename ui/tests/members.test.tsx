import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { BookEntry } from "../src/api/types/BookEntry";
import type { ClaimChange } from "../src/api/types/ClaimChange";
import { openClaim, openWindow } from "./open";

/** A desk that holds previews back until it is told to go on. */
class SlowPreview extends MockBackend {
  gate: Promise<void> = Promise.resolve();

  override async call<T>(command: string, args: object): Promise<T> {
    if (command === "import_preview") await this.gate;
    return super.call<T>(command, args);
  }
}

test("a column of a CSV is taken as something else: the desk is asked for the file that was picked", async () => {
  const backend = new SlowPreview();
  const { user } = await openWindow({ backend });
  await screen.findByTestId("queue-row-KSP-0142");
  await user.keyboard("m");
  await user.click(await screen.findByTestId("members-import"));
  const column = await screen.findByTestId("import-column-3");
  expect(column.textContent).toContain("Leave out");
  let open = () => {};
  backend.gate = new Promise((go) => {
    open = go;
  });
  await user.click(column);
  await user.click(await screen.findByTestId("import-column-3-kana"));
  // While the desk looks, another choice would be made on what is about to change.
  await waitFor(() => expect(screen.getByTestId("import-column-1")).toHaveProperty("disabled", true));
  open();
  await waitFor(() => expect(screen.getByTestId("import-column-3").textContent).not.toContain("Leave out"));
  const asked = backend.received.filter((one) => one.command === "import_preview").at(-1);
  expect(asked?.args).toEqual({ picked: "p1", mapping: ["number", "name", "kana"] });
  expect(screen.queryByTestId("error")).toBeNull();
  await user.click(screen.getByTestId("import-commit"));
  await screen.findByTestId("import-report");
  const taken = backend.received.find((one) => one.command === "import_commit");
  expect(taken?.args).toMatchObject({ import: "i1", mapping: ["number", "name", "kana"] });
});

test("a member, a contract, a device and an earlier claim are entered by hand; what is refused keeps what was typed", async () => {
  const { user, backend } = await openWindow();
  await screen.findByTestId("queue-row-KSP-0142");
  await user.keyboard("m");
  await user.click(await screen.findByTestId("member-new"));
  await user.type(await screen.findByTestId("book-number"), "77000001");
  await user.type(screen.getByTestId("book-kana"), "シラカワ シオ{Enter}");
  expect((await screen.findByTestId("book-refused")).textContent).toContain(
    "Nothing was recorded: the name is missing.",
  );
  expect(screen.getByTestId("book-kana")).toHaveProperty("value", "シラカワ シオ");
  await user.type(screen.getByTestId("book-name"), "白川 汐");
  await user.click(screen.getByTestId("book-phone-more"));
  await user.type(screen.getByTestId("book-phone-1"), "03-0000-0001");
  await user.type(screen.getByTestId("book-phone-2"), "090-0000-0001{Enter}");
  expect((await screen.findByTestId("member-page")).textContent).toContain("090-0000-0001");

  await user.click(screen.getByTestId("contract-add"));
  // A plan that nobody chose would be recorded unseen.
  await user.type(await screen.findByTestId("book-joined_on"), "2025-04-01{Enter}");
  expect((await screen.findByTestId("book-refused")).textContent).toContain("the plan is missing");
  await user.click(screen.getByTestId("book-plan"));
  await user.click(await screen.findByTestId("book-plan-keitai-support-plus"));
  await user.click(screen.getByTestId("book-term-more"));
  await user.type(screen.getByTestId("book-term_from-1"), "2025-04-01");
  await user.type(screen.getByTestId("book-term_until-1"), "2025-04-30{Enter}");
  await user.click(await screen.findByTestId("device-add-keitai-support-plus"));
  await user.type(await screen.findByTestId("book-imei"), "350000000000006{Enter}");
  await user.click(await screen.findByTestId("past-add-keitai-support-plus"));
  await user.type(await screen.findByTestId("book-claim_applied_on"), "2025-08-01");
  await user.type(screen.getByTestId("book-claim_amount"), "5000{Enter}");
  expect((await screen.findByTestId("past-claim")).textContent).toContain("¥5,000");
  const entries = backend.received
    .filter((one) => one.command === "record_in_book")
    .map((one) => (one.args as { entry: BookEntry }).entry);
  expect(entries.map((one) => one.kind)).toEqual([
    "member",
    "member",
    "contract",
    "contract",
    "device",
    "past_claim",
  ]);
  expect(entries[3]?.cells).toEqual([
    { field: "plan", text: "keitai-support-plus" },
    { field: "joined_on", text: "2025-04-01" },
    { field: "term_from", text: "2025-04-01" },
    { field: "term_until", text: "2025-04-30" },
  ]);
  await user.click(screen.getByTestId("member-back"));
  await user.type(await screen.findByTestId("members-search"), "白川");
  await waitFor(() => expect(screen.getByTestId("members").textContent).toContain("77000001"));
});

test("a member is corrected, what was typed is there again after Escape, and an emptied line is gone", async () => {
  const { user } = await openWindow();
  await screen.findByTestId("queue-row-KSP-0142");
  await user.keyboard("m");
  await user.click(await screen.findByTestId("member-1"));
  await user.click(await screen.findByTestId("member-edit"));
  await user.type(await screen.findByTestId("book-address"), "東京都架空区1-2-3");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByTestId("members")).toBeNull());
  await user.keyboard("m");
  await user.click(await screen.findByTestId("member-1"));
  await user.click(await screen.findByTestId("member-edit"));
  expect(await screen.findByTestId("book-address")).toHaveProperty("value", "東京都架空区1-2-3");
  await user.clear(screen.getByTestId("book-phone-1"));
  await user.click(screen.getByTestId("book-record"));
  const page = await screen.findByTestId("member-page");
  expect(page.textContent).toContain("東京都架空区1-2-3");
  expect(page.textContent).not.toContain("03-0000-1234");
});

test("the book says since when it is complete, and that counts stay open until somebody says so", async () => {
  const { user } = await openWindow();
  await screen.findByTestId("queue-row-KSP-0142");
  await user.keyboard("m");
  expect((await screen.findByTestId("book-complete")).textContent).toContain("counts over them stay open");
  await user.click(screen.getByTestId("complete-open"));
  await user.type(await screen.findByTestId("complete-from"), "yesterday{Enter}");
  expect((await screen.findByTestId("error")).textContent).toContain("This is not a date");
  await user.clear(screen.getByTestId("complete-from"));
  await user.type(screen.getByTestId("complete-from"), "2024-01-01{Enter}");
  await waitFor(() =>
    expect(screen.getByTestId("book-complete").textContent).toContain("All plans: since 2024-01-01"),
  );
});

test("a plan's contact data are checked and its terms attached", async () => {
  const { user, backend } = await openWindow();
  await screen.findByTestId("queue-row-KSP-0142");
  await user.keyboard("p");
  await user.click(await screen.findByTestId("contact-check"));
  expect((await screen.findByTestId("notice")).textContent).toContain("Recorded as checked today");
  await user.click(screen.getByTestId("terms-attach"));
  await waitFor(() => expect(screen.getAllByTestId("notice").at(-1)?.textContent).toContain("2 of"));
  const asked = backend.received.filter((one) => /verify_contact|attach_terms/.test(one.command));
  expect(asked.map((one) => one.command)).toEqual(["verify_contact", "attach_terms"]);
});

async function openMember(backend?: MockBackend) {
  const opened = await openWindow({ backend });
  await screen.findByTestId("queue-row-KSP-0142");
  await opened.user.keyboard("m");
  await opened.user.click(await screen.findByTestId("member-1"));
  await screen.findByTestId("member-page");
  return opened;
}

const entriesOf = (backend: MockBackend) =>
  backend.received
    .filter((one) => one.command === "record_in_book")
    .map((one) => one.args as { key: string; entry: BookEntry });

test("an entry takes the place of what it was opened from: terms, devices and earlier claims are corrected", async () => {
  const { user, backend } = await openMember();
  await user.click(screen.getByTestId("contract-edit-keitai-support-plus"));
  await user.click(await screen.findByTestId("book-term-more"));
  await user.type(screen.getByTestId("book-term_from-1"), "令和7年3月1日");
  await user.type(screen.getByTestId("book-term_until-1"), "2025-02-28{Enter}");
  expect((await screen.findByTestId("book-refused")).textContent).toContain("ends before it begins");
  expect(screen.getByTestId("book-term_from-1")).toHaveProperty("value", "令和7年3月1日");
  await user.clear(screen.getByTestId("book-term_until-1"));
  await user.type(screen.getByTestId("book-term_until-1"), "2025-03-31{Enter}");
  await screen.findByTestId("member-page");
  expect(screen.getByTestId("members").textContent).toContain("2025-03-01–2025-03-31");
  await user.click(screen.getByTestId("contract-edit-keitai-support-plus"));
  await user.click(await screen.findByRole("button", { name: /^Remove 2025-03-01/ }));
  await user.click(screen.getByTestId("book-record"));
  await screen.findByTestId("member-page");
  expect(screen.getByTestId("members").textContent).not.toContain("2025-03-31");

  await user.click(screen.getByTestId("device-edit-keitai-support-plus-1"));
  await user.clear(await screen.findByTestId("book-imei"));
  await user.clear(screen.getByTestId("book-model"));
  await user.click(screen.getByTestId("book-record"));
  expect((await screen.findByTestId("book-refused")).textContent).toContain("needs at least an IMEI");
  await user.type(screen.getByTestId("book-imei"), "350000000000005{Enter}");
  expect((await screen.findByTestId("book-refused")).textContent).toContain(
    "“350000000000005” is not an IMEI",
  );
  await user.clear(screen.getByTestId("book-imei"));
  await user.type(screen.getByTestId("book-model"), "Sample Phone 6{Enter}");
  expect((await screen.findByTestId("device")).textContent).toContain("Sample Phone 6");

  await user.click(screen.getByTestId("past-add-keitai-support-plus"));
  await user.type(await screen.findByTestId("book-claim_applied_on"), "2025-08-01");
  await user.click(screen.getByTestId("book-claim_outcome"));
  await user.click(await screen.findByTestId("book-claim_outcome-refused"));
  await user.click(screen.getByTestId("book-record"));
  expect((await screen.findByTestId("past-claim")).textContent).toContain("Denied");
  await user.click(screen.getByTestId("past-edit-keitai-support-plus-1"));
  await user.click(await screen.findByTestId("book-claim_outcome"));
  await user.click(await screen.findByTestId("book-claim_outcome-paid"));
  await user.type(screen.getByTestId("book-claim_paid_on"), "2025-08-20{Enter}");
  await waitFor(() => expect(screen.getByTestId("past-claim").textContent).toContain("paid 2025-08-20"));
  expect(screen.getByTestId("past-claim").textContent).not.toContain("Refused");

  const entries = entriesOf(backend).map((one) => one.entry);
  const last = entries.at(-1);
  expect(last?.id).not.toBeNull();
  expect(last?.cells).toEqual([
    { field: "claim_applied_on", text: "2025-08-01" },
    { field: "claim_outcome", text: "paid" },
    { field: "claim_paid_on", text: "2025-08-20" },
  ]);
});

test("what was changed after it was refused is another entry; the same, sent again, is not", async () => {
  /** A desk whose first answer about the book is lost. */
  class Losing extends MockBackend {
    #lost = false;
    override async call<T>(command: string, args: object): Promise<T> {
      const answer = await super.call<T>(command, args);
      if (command !== "record_in_book" || this.#lost) return answer;
      this.#lost = true;
      throw { code: "storage_failed", message: "", hints: [{ name: "why", value: "EIO" }] };
    }
  }
  const backend = new Losing();
  const { user } = await openMember(backend);
  await user.click(screen.getByTestId("member-edit"));
  await user.type(await screen.findByTestId("book-email"), "misaki@example.jp{Enter}");
  await screen.findByTestId("error");
  expect(screen.getByTestId("book-email")).toHaveProperty("value", "misaki@example.jp");
  await user.type(screen.getByTestId("book-number"), "x");
  await user.clear(screen.getByTestId("book-number"));
  await user.click(screen.getByTestId("book-record"));
  expect((await screen.findByTestId("book-refused")).textContent).toContain("the member number is missing");
  await user.click(screen.getByTestId("book-record"));
  await waitFor(() => expect(entriesOf(backend)).toHaveLength(3));
  const [first, second, third] = entriesOf(backend).map((one) => one.key);
  expect(second).not.toBe(first);
  expect(third).toBe(second);
});

test("a number that is another member's is refused, and the claims are asked for anew after what was taken", async () => {
  const { user, backend } = await openMember();
  await user.click(screen.getByTestId("member-edit"));
  await user.clear(await screen.findByTestId("book-number"));
  await user.type(screen.getByTestId("book-number"), "90001235{Enter}");
  expect((await screen.findByTestId("book-refused")).textContent).toContain(
    "number 90001235 is another member’s",
  );
  const queues = () => backend.received.filter((one) => one.command === "queue").length;
  const before = queues();
  await user.clear(screen.getByTestId("book-number"));
  await user.type(screen.getByTestId("book-number"), "90009999{Enter}");
  expect((await screen.findByTestId("member-page")).textContent).toContain("90009999");
  await waitFor(() => expect(queues()).toBeGreaterThan(before));
});

test("the day of one plan is said beside that of all, and what was typed outlives an Escape", async () => {
  const { user, backend } = await openWindow();
  await screen.findByTestId("queue-row-KSP-0142");
  await user.keyboard("m");
  await user.click(await screen.findByTestId("complete-open"));
  await user.click(await screen.findByTestId("complete-plan"));
  await user.click(await screen.findByTestId("complete-plan-keitai-support-plus"));
  await user.type(screen.getByTestId("complete-from"), "令和6年1月1日");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByTestId("members")).toBeNull());
  await user.keyboard("m");
  expect(await screen.findByTestId("complete-from")).toHaveProperty("value", "令和6年1月1日");
  await user.click(screen.getByTestId("complete-record"));
  await waitFor(() =>
    expect(screen.getByTestId("book-complete").textContent).toContain(
      "Keitai Support Plus: since 2024-01-01",
    ),
  );
  expect(backend.received.find((one) => one.command === "history_complete")?.args).toMatchObject({
    plan: "keitai-support-plus",
    from: "令和6年1月1日",
  });
  await user.click(screen.getByTestId("complete-open"));
  expect(await screen.findByTestId("complete-from")).toHaveProperty("value", "");
});

test("a claim is linked to a member of the book, and nobody without a contract under its plan is taken", async () => {
  const { user, backend } = await openClaim("KSP-0142");
  await user.click(screen.getByTestId("person-open"));
  await user.type(await screen.findByTestId("member-search"), "王");
  await user.click(await screen.findByTestId("member-1"));
  expect((await screen.findByTestId("person-no-contract")).textContent).toContain(
    "no contract under the plan",
  );
  expect(screen.getByTestId("person-record")).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("button", { name: "Clear" }));
  await user.clear(await screen.findByTestId("member-search"));
  await user.type(screen.getByTestId("member-search"), "900");
  await user.click(await screen.findByTestId("member-1"));
  await user.click(screen.getByTestId("person-record"));
  await waitFor(() => expect(screen.queryByTestId("person")).toBeNull());
  const sent = backend.received
    .filter((one) => one.command === "change")
    .map((one) => (one.args as ClaimChange).change);
  expect(sent).toMatchObject([{ kind: "set_person", claimant: { contractId: "c0" } }]);
});
