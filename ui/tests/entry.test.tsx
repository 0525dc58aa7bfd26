import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { App } from "../src/App";
import { Desk } from "../src/api/desk";
import { MockBackend, PASSPHRASE, RECOVERY_KEY } from "../src/api/mock";
import { answers } from "../src/api/questions";

function open(code: string) {
  const folder = { name: "folder", value: "/desks/tokyo" };
  const backend = new MockBackend({ code, message: "shut", hints: [folder] });
  render(<App desk={new Desk(backend)} client={answers()} language="en" />);
  return { backend, user: userEvent.setup() };
}

test("a locked desk opens with its passphrase, and a wrong one may be tried again", async () => {
  const { user } = open("passphrase_missing");
  const key = await screen.findByTestId("unlock-key");
  expect(key.getAttribute("type")).toBe("password");
  expect(screen.getByTestId("unlock").textContent).toContain("/desks/tokyo");
  await user.type(key, "wrong horse{Enter}");
  expect((await screen.findByTestId("unlock-failed")).textContent).toContain("does not open the desk");
  await user.clear(key);
  await user.type(key, `${PASSPHRASE}{Enter}`);
  expect(await screen.findByTestId("queue-screen")).toBeTruthy();
});

test("a lost passphrase is replaced by the recovery key", async () => {
  const { backend, user } = open("passphrase_missing");
  await user.click(await screen.findByTestId("unlock-other"));
  await user.type(await screen.findByTestId("unlock-key"), RECOVERY_KEY);
  await user.click(screen.getByTestId("unlock-open"));
  expect(await screen.findByTestId("queue-screen")).toBeTruthy();
  expect(backend.received).toContainEqual({
    command: "unlock",
    args: { kind: "recovery", text: RECOVERY_KEY },
  });
});

test("a new desk shows its recovery key before anything else, and waits until it is kept", async () => {
  const { backend, user } = open("desk_to_make");
  await user.type(await screen.findByTestId("make-desk-passphrase"), PASSPHRASE);
  await user.type(screen.getByTestId("make-desk-again"), "correct house");
  expect(screen.getByTestId("make-desk-make").hasAttribute("disabled")).toBe(true);
  await user.clear(screen.getByTestId("make-desk-again"));
  await user.type(screen.getByTestId("make-desk-again"), `${PASSPHRASE}{Enter}`);
  expect((await screen.findByTestId("recovery-key")).textContent).toContain(RECOVERY_KEY);
  expect(screen.getByTestId("recovery-key-done").hasAttribute("disabled")).toBe(true);
  await user.click(screen.getByTestId("recovery-key-kept"));
  await user.click(screen.getByTestId("recovery-key-done"));
  expect(await screen.findByTestId("queue-screen")).toBeTruthy();
  expect(backend.received).toContainEqual({
    command: "make_desk",
    args: { name: "Satei", passphrase: PASSPHRASE },
  });
});

test("a desk in use says who has it, and is tried again", async () => {
  const { user } = open("desk_in_use");
  expect((await screen.findByRole("alert")).textContent).toContain("Another program has this desk open");
  await user.click(screen.getByTestId("entry-retry"));
  expect(await screen.findByTestId("queue-screen")).toBeTruthy();
});
