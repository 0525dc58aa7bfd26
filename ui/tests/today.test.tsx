import { act, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { MockBackend } from "../src/api/mock";
import { TODAY } from "../src/api/mock/seeds";
import type { DeskInfo } from "../src/api/types/DeskInfo";
import { openWindow } from "./open";

afterEach(() => vi.useRealTimers());

/** A desk on which it becomes another day. */
class Clock extends MockBackend {
  today = TODAY;

  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<T>(command, args);
    if (command === "desk_info") (answer as DeskInfo).today = this.today;
    return answer;
  }
}

function asked(backend: MockBackend) {
  const commands = backend.received.map((one) => one.command);
  return [
    commands.filter((one) => one === "desk_info").length,
    commands.filter((one) => one === "claim").length,
  ];
}

test("after midnight in Tokyo the desk is asked anew, once; until then it is not", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  vi.setSystemTime("2026-04-20T23:58:00+09:00");
  const { user, backend } = await openWindow({ backend: new Clock() });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByTestId("claim-screen");
  const [infos = 0, claims = 0] = asked(backend);
  await act(async () => vi.advanceTimersByTime(60_000));
  expect(asked(backend)).toEqual([infos, claims]);
  backend.today = "2026-04-21";
  await act(async () => vi.advanceTimersByTime(120_000));
  expect(asked(backend)).toEqual([infos + 1, claims + 1]);
  await act(async () => vi.advanceTimersByTime(300_000));
  expect(asked(backend)).toEqual([infos + 1, claims + 1]);
  // The computer slept over the next midnight: it is looked at as soon as the window is seen again.
  vi.setSystemTime("2026-04-22T08:00:00+09:00");
  backend.today = "2026-04-22";
  await act(async () => document.dispatchEvent(new Event("visibilitychange")));
  expect(asked(backend)).toEqual([infos + 2, claims + 2]);
  await user.keyboard("a");
  expect(await screen.findByTestId("letter-reply-by")).toHaveProperty("value", "2026-05-22");
});
