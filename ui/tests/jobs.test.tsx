import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { Progress } from "../src/api/types/Progress";
import { openClaim, openWindow } from "./open";

const at = (job: string, more: Partial<Progress> = {}): Progress => ({
  job,
  work: "import",
  done: 3,
  total: 12000,
  item: "",
  finished: false,
  refused: [],
  ...more,
});

/** A desk whose long work waits until the test lets it end. */
class Busy extends MockBackend {
  end: (error?: object) => void = () => {};

  override async call<T>(command: string, args: object): Promise<T> {
    if (command !== "import_commit" && command !== "attach") return super.call(command, args);
    this.received.push({ command, args });
    const answer = await super.call<T>(command, args);
    await new Promise<void>((resolve, reject) => {
      this.end = (error) => (error ? reject(error) : resolve());
    });
    return answer;
  }

  get job(): string {
    return (this.received.at(-1)?.args as { job: string } | undefined)?.job ?? "";
  }
}

test("an import is stopped while its dialog is open", async () => {
  const { user, backend } = await openWindow({ backend: new Busy() });
  await user.keyboard("m");
  await user.click(await screen.findByTestId("members-import"));
  await user.click(await screen.findByTestId("import-commit"));
  act(() => backend.report(at(backend.job)));
  const cancel = await screen.findByTestId("job-cancel");
  // What a dialog covers is hidden from a screen reader too, and takes no press.
  expect(cancel.closest("[aria-hidden=true], [inert]")).toBeNull();
  const { job } = backend;
  screen.getByTestId("members-close").focus();
  await user.click(cancel);
  // The dialog keeps the focus, so that Escape still closes it when the row has gone.
  expect(document.activeElement).toBe(screen.getByTestId("members-close"));
  expect(backend.received.at(-1)).toEqual({ command: "cancel", args: { job } });
  await user.keyboard("{Control>}.{/Control}");
  expect(backend.received.filter((one) => one.command === "cancel")).toHaveLength(2);
  expect(screen.getByTestId("members")).toBeTruthy();
});

test("work that failed goes from the bar, and why is said", async () => {
  const { user, backend } = await openWindow({ backend: new Busy() });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByTestId("claim-screen");
  await user.keyboard("o");
  await waitFor(() => expect(backend.received.at(-1)?.command).toBe("attach"));
  const { job } = backend;
  act(() => backend.report(at(job, { work: "attach" })));
  expect(await screen.findByTestId("job-cancel")).toBeTruthy();
  await act(async () => backend.end({ code: "disk_full", message: "", hints: [] }));
  expect((await screen.findByTestId("error")).textContent).toContain("The disk is full");
  expect(screen.queryByTestId("jobs")).toBeNull();
  // A message that was still on its way does not bring it back.
  act(() => backend.report(at(job, { work: "attach" })));
  expect(screen.queryByTestId("jobs")).toBeNull();
});

test("what was refused stays after the work is over, until it is put away", async () => {
  const { user, backend } = await openClaim("KSP-0142");
  const refused = [{ code: "evidence_too_large", message: "", hints: [] }];
  act(() => backend.report(at("j1", { work: "attach", finished: true, refused })));
  expect((await screen.findByTestId("job-refused")).textContent).toContain("too large");
  await user.click(screen.getByTestId("job-close"));
  expect(screen.queryByTestId("jobs")).toBeNull();
});
