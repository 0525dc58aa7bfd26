import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { Queue } from "../src/api/types/Queue";
import type { QueueQuery } from "../src/api/types/QueueQuery";
import { openClaim, openWindow } from "./open";

/** A desk with a long queue of which only the rows asked for are ever made. */
class LongDesk extends MockBackend {
  asked: QueueQuery[] = [];

  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<Queue>(command, args);
    if (command !== "queue") return answer as T;
    const { query } = args as { query: QueueQuery };
    this.asked.push(query);
    const [row] = answer.rows;
    if (!row) return answer as T;
    const rows = Array.from({ length: query.limit }, (_, index) => {
      const number = `KSP-${query.offset + index}`;
      return { ...row, claimId: number, number };
    });
    return { ...answer, rows, total: 7000 } as T;
  }
}

describe("the queue", () => {
  test("shows what is due first, with status, verdict and what is missing", async () => {
    await openWindow();
    const rows = await screen.findAllByTestId(/^queue-row-/);
    expect(rows[0]).toHaveProperty("dataset.testid", "queue-row-OKP-0101");
    expect(rows[0]?.textContent).toContain("2 d over");
    expect(rows[0]?.textContent).toContain("Documents asked");
    expect(rows[0]?.textContent).toContain("Undetermined");
    expect(rows[0]?.textContent).toContain("Police report");
  });

  test("is walked by j and k and opened by Enter", async () => {
    const { user } = await openWindow();
    await screen.findByTestId("queue-row-KSP-0142");
    await user.keyboard("jjk");
    expect(screen.getByTestId("queue-row-KSP-0142").getAttribute("aria-selected")).toBe("true");
    await user.keyboard("{Enter}");
    expect((await screen.findByTestId("claim-screen")).getAttribute("aria-label")).toBe("KSP-0142");
  });

  test("/ leads to the search, and what is typed there runs no command", async () => {
    const { user } = await openWindow();
    await screen.findByTestId("queue-row-KSP-0142");
    await user.keyboard("/");
    expect(document.activeElement).toBe(screen.getByTestId("queue-search"));
    await user.keyboard("zzjn");
    expect(await screen.findByTestId("queue-empty")).toHaveProperty(
      "textContent",
      expect.stringContaining("zzjn"),
    );
    expect(screen.queryByTestId("new-claim")).toBeNull();
  });

  test("shows what is due today and overdue, and nothing else", async () => {
    const { user, backend } = await openWindow();
    await screen.findByTestId("queue-row-OKP-0098");
    await user.click(await screen.findByTestId("queue-due"));
    await user.click(await screen.findByTestId("queue-due-today"));
    await waitFor(() => expect(screen.queryByTestId("queue-row-OKP-0098")).toBeNull());
    expect(screen.getByTestId("queue-row-OKP-0101")).toBeTruthy();
    const asked = backend.received.filter((one) => one.command === "queue").at(-1);
    expect(asked?.args).toMatchObject({ query: { dueWithin: 0 } });
  });

  test("due day, plan and verdict narrow together, with what is searched for", async () => {
    const { user, backend } = await openWindow();
    await screen.findByTestId("queue-row-OKP-0098");
    const pick = async (list: string, option: string) => {
      await user.click(await screen.findByTestId(list));
      await user.click(await screen.findByTestId(`${list}-${option}`));
    };
    const shown = () =>
      screen
        .queryAllByTestId(/^queue-row-/)
        .map((row) => row.dataset.testid?.replace("queue-row-", ""))
        .sort();
    await user.click(screen.getByTestId("queue-search"));
    await user.paste("大崎署 第1042号");
    await waitFor(() => expect(shown()).toEqual(["OKP-0077", "OKP-0098"]));
    await pick("queue-verdict", "not_payable");
    await waitFor(() => expect(shown()).toEqual(["OKP-0077"]));
    await pick("queue-due", "today");
    await screen.findByTestId("queue-empty");
    await pick("queue-due", "week");
    await waitFor(() => expect(shown()).toEqual(["OKP-0077"]));
    await pick("queue-plan", "keitai-support-plus");
    await screen.findByTestId("queue-empty");
    const asked = backend.received.filter((one) => one.command === "queue").at(-1);
    expect(asked?.args).toMatchObject({
      query: {
        search: "大崎署 第1042号",
        dueWithin: 7,
        plan: "keitai-support-plus",
        verdicts: ["not_payable"],
      },
    });
    // An IMEI finds the phone's claims of that plan once the verdict is any again.
    await user.clear(screen.getByTestId("queue-search"));
    await user.paste("350000000000004");
    await pick("queue-verdict", "all");
    await waitFor(() => expect(shown()).toEqual(["KSP-0142"]));
    await pick("queue-due", "all");
    await waitFor(() => expect(shown()).toEqual(["KSP-0120", "KSP-0131", "KSP-0142"]));
  });

  test("marks a decision that departs from its assessment", async () => {
    const { user } = await openClaim("OKP-0098");
    const mark = () =>
      within(screen.getByTestId("queue-row-OKP-0098")).queryByRole("img", {
        name: /otherwise than assessed/,
      });
    expect(mark()).toBeNull();
    await user.click(screen.getByTestId("decide-open"));
    await user.click(screen.getByTestId("outcome-denied"));
    await user.type(screen.getByTestId("override-reason"), "withdrawn by phone");
    await user.click(screen.getByTestId("decide-confirm"));
    await user.click(await screen.findByTestId("letter-close"));
    await user.click(screen.getByTestId("claim-back"));
    await user.type(screen.getByTestId("queue-search"), "OKP-0098");
    await waitFor(() => expect(mark()).toBeTruthy());
  });

  test("filters by status and says so to the desk", async () => {
    const { user, backend } = await openWindow();
    await user.click(await screen.findByTestId("queue-status-documents_asked"));
    await waitFor(() => expect(screen.getAllByTestId(/^queue-row-/)).toHaveLength(1));
    const last = backend.received.filter((one) => one.command === "queue").at(-1);
    expect(last?.args).toMatchObject({ query: { statuses: ["documents_asked"] } });
  });

  test("of 7,000 claims draws only what is in sight and asks for one page", async () => {
    const { backend } = await openWindow({ backend: new LongDesk() });
    await screen.findByTestId("queue-row-KSP-0");
    expect(within(screen.getByTestId("queue")).getAllByTestId(/^queue-row-/).length).toBeLessThan(80);
    expect(screen.getByTestId("queue").getAttribute("aria-rowcount")).toBe("7001");
    expect(backend.asked.every((query) => query.offset === 0)).toBe(true);
  });
});
