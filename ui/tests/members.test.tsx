import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import { openWindow } from "./open";

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
