import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { ClaimChange } from "../src/api/types/ClaimChange";
import type { LetterPreview } from "../src/api/types/LetterPreview";
import type { LetterRequest } from "../src/api/types/LetterRequest";
import { openWindow } from "./open";

/** A desk whose letters are as different as what they say; once, one changes after it was looked at. */
class Letters extends MockBackend {
  readonly asked: LetterRequest[] = [];
  changesOnce = false;
  /** Holds previews back. */
  gate: Promise<void> = Promise.resolve();
  #day = 1;

  override async call<T>(command: string, args: object): Promise<T> {
    if (command === "letter_preview") {
      const { letter } = args as { letter: LetterRequest };
      this.asked.push(letter);
      await this.gate;
      return {
        ...(await super.call<LetterPreview>(command, args)),
        preview: `${letter.kind}-${this.#day}`,
        sha256: this.sha256(letter),
      } as T;
    }
    if (command === "change" && this.changesOnce) {
      this.changesOnce = false;
      this.#day += 1;
      throw { code: "letter_changed", message: "", hints: [] };
    }
    return super.call<T>(command, args);
  }

  sha256 = (letter: LetterRequest) => `${letter.remark ?? "plain"} ${this.#day}`;
}

async function openLetter() {
  const backend = new Letters();
  const { user } = await openWindow({ backend });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByTestId("claim-screen");
  await user.keyboard("a");
  await screen.findByTestId("letter-page-1");
  const issue = () => screen.getByTestId("letter-issue") as HTMLButtonElement;
  await waitFor(() => expect(issue().disabled).toBe(false));
  return { user, backend, issue };
}

function issued(backend: MockBackend) {
  return backend.received
    .filter((one) => one.command === "change")
    .map((one) => (one.args as ClaimChange).change);
}

test("only what was looked at is issued: not before the preview is that of the letter as it stands", async () => {
  const { user, backend, issue } = await openLetter();
  let open = () => {};
  backend.gate = new Promise((go) => {
    open = go;
  });
  fireEvent.change(screen.getByTestId("letter-remark"), { target: { value: "unseen" } });
  expect(issue().disabled).toBe(true);
  fireEvent.submit(issue().closest("form") as HTMLFormElement);
  await waitFor(() => expect(backend.asked.at(-1)?.remark).toBe("unseen"));
  expect(issue().disabled).toBe(true);
  open();
  await waitFor(() => expect(issue().disabled).toBe(false));
  await user.click(issue());
  await waitFor(() =>
    expect(issued(backend)).toMatchObject([
      { kind: "issue_letter", letter: { remark: "unseen" }, previewed: "unseen 1" },
    ]),
  );
});

test("a preview is drawn once the typing pauses, not for every letter", async () => {
  const { user, backend } = await openLetter();
  const before = backend.asked.length;
  await user.type(screen.getByTestId("letter-remark"), "please send both sides");
  await waitFor(() => expect(backend.asked.at(-1)?.remark).toBe("please send both sides"));
  expect(backend.asked.length - before).toBeLessThan(11);
});

test("what changed after it was looked at is not issued; the new preview is drawn and can be", async () => {
  const { user, backend, issue } = await openLetter();
  backend.changesOnce = true;
  await user.click(issue());
  expect((await screen.findByTestId("error")).textContent).toContain("look at the new preview");
  await waitFor(() => expect(backend.sha256(backend.asked.at(-1) as LetterRequest)).toBe("plain 2"));
  await waitFor(() => expect(issue().disabled).toBe(false));
  await user.click(issue());
  await screen.findAllByTestId("letter-issued-deficiency");
  expect(issued(backend).at(-1)).toMatchObject({ previewed: "plain 2" });
});

test("a letter is drawn anew each time it is opened", async () => {
  const { user, backend } = await openLetter();
  const before = backend.asked.length;
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByTestId("letter")).toBeNull());
  await user.keyboard("a");
  await waitFor(() => expect(backend.asked.length).toBe(before + 1));
});
