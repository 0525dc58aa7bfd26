import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { Queue } from "../src/api/types/Queue";
import type { QueueQuery } from "../src/api/types/QueueQuery";
import { openWindow } from "./open";

/** As the mock desk orders them by due day. */
const ORDER = ["OKP-0101", "KSP-0142", "OKP-0098", "OKP-0077", "KSP-0139", "KSP-0120"];

const rows = () => screen.getAllByTestId(/^queue-row-/).map((one) => one.dataset.testid?.slice(10));
const opened = () => screen.getByTestId("claim-screen").getAttribute("aria-label");
const isOpen = (number: string) => waitFor(() => expect(opened()).toBe(number));

async function openQueue(backend = new MockBackend()) {
  const { user } = await openWindow({ backend });
  await screen.findAllByTestId(/^queue-row-/);
  return { user, backend };
}

/** A queue that no window holds. */
class LongDesk extends MockBackend {
  override async call<T>(command: string, args: object): Promise<T> {
    if (command === "claim") return super.call<T>(command, { claimId: "KSP-0142" });
    const answer = await super.call<Queue>(command, args);
    const [row] = command === "queue" ? answer.rows : [];
    if (!row) return answer as T;
    const { query } = args as { query: QueueQuery };
    const long = Array.from({ length: query.limit }, (_, index) => {
      const number = `LONG-${query.offset + index}`;
      return { ...row, claimId: number, number };
    });
    return { ...answer, rows: long, total: 1000 } as T;
  }
}

/** A desk that takes claims off its queue. */
class ShrinkingDesk extends MockBackend {
  readonly gone = new Set<string>();

  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<Queue>(command, args);
    if (command !== "queue") return answer as T;
    const left = answer.rows.filter((row) => !this.gone.has(row.claimId));
    return { ...answer, rows: left, total: left.length } as T;
  }
}

describe("opening a claim and going back", () => {
  test("keeps the search, the filters and the order", async () => {
    const { user, backend } = await openQueue();
    await user.click(await screen.findByTestId("queue-sort"));
    await user.click(await screen.findByTestId("queue-sort-number"));
    await user.click(screen.getByTestId("queue-status-in_review"));
    await user.type(screen.getByTestId("queue-search"), "佐藤");
    await waitFor(() => expect(rows()).toEqual(["OKP-0098"]));
    await user.click(screen.getByTestId("queue-row-OKP-0098"));
    await screen.findByTestId("claim-screen");
    expect(screen.getByTestId("queue-search")).toHaveProperty("value", "佐藤");
    expect(rows()).toEqual(["OKP-0098"]);
    await user.click(screen.getByTestId("claim-back"));
    await waitFor(() => expect(screen.queryByTestId("claim-screen")).toBeNull());
    expect(screen.getByTestId("queue-search")).toHaveProperty("value", "佐藤");
    expect(screen.getByTestId("queue-status-in_review").getAttribute("aria-pressed")).toBe("true");
    expect(rows()).toEqual(["OKP-0098"]);
    const asked = backend.received.filter((one) => one.command === "queue").at(-1);
    expect(asked?.args).toMatchObject({ query: { search: "佐藤", statuses: ["in_review"], sort: "number" } });
  });

  test("keeps the row and what is in sight, however far down", async () => {
    const { user } = await openQueue(new LongDesk());
    const list = screen.getByRole("grid").querySelector("[tabindex='0']") as HTMLElement;
    list.scrollTop = 32 * 150;
    fireEvent.scroll(list);
    await user.click(await screen.findByTestId("queue-row-LONG-155"));
    await screen.findByTestId("claim-screen");
    expect(screen.getByTestId("queue-row-LONG-155").getAttribute("aria-selected")).toBe("true");
    await user.click(screen.getByTestId("claim-back"));
    await waitFor(() => expect(screen.queryByTestId("claim-screen")).toBeNull());
    expect(screen.getByTestId("queue-row-LONG-155").getAttribute("aria-selected")).toBe("true");
    expect(screen.queryByTestId("queue-row-LONG-0")).toBeNull();
  });

  test("another question begins at its first row", async () => {
    const { user } = await openQueue();
    await user.keyboard("jjj");
    await user.click(screen.getByTestId("queue-status-in_review"));
    await waitFor(() => expect(rows()).toEqual(["KSP-0142", "OKP-0098"]));
    expect(screen.getByTestId("queue-row-KSP-0142").getAttribute("aria-selected")).toBe("true");
  });
});

describe("j and k", () => {
  test("go from the claim that is open, however it was opened", async () => {
    const { user } = await openQueue();
    expect(rows().slice(0, ORDER.length)).toEqual(ORDER);
    await user.click(screen.getByTestId("queue-row-KSP-0139"));
    await screen.findByTestId("claim-screen");
    await user.keyboard("k");
    await isOpen("OKP-0077");
    await user.keyboard("k");
    await isOpen("OKP-0098");
    window.location.hash = "#/claim/OKP-0101";
    await isOpen("OKP-0101");
    await user.keyboard("j");
    await isOpen("KSP-0142");
  });

  test.each([
    ["j", "OKP-0077"],
    ["k", "KSP-0142"],
  ])("%s leads on from where a decided claim stood in the list", async (key, next) => {
    const { user, backend } = await openQueue(new ShrinkingDesk());
    await user.click(screen.getByTestId("queue-row-OKP-0098"));
    await screen.findByTestId("claim-screen");
    (backend as ShrinkingDesk).gone.add("OKP-0098");
    await user.keyboard("d");
    await user.click(await screen.findByTestId("outcome-denied"));
    await user.type(screen.getByTestId("override-reason"), "withdrawn");
    await user.click(screen.getByTestId("decide-confirm"));
    await user.click(await screen.findByTestId("letter-close"));
    await waitFor(() => expect(rows()).not.toContain("OKP-0098"));
    expect(opened()).toBe("OKP-0098");
    await user.keyboard(key);
    await isOpen(next);
  });
});
