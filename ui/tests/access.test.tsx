import { screen } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../src/i18n/languages";
import { openClaim, openWindow } from "./open";

/** Colours are judged elsewhere: the test document does not lay anything out. */
const OPTIONS = { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } };

async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, OPTIONS);
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

describe.each(LANGUAGES)("a screen reader finds names and roles (%s)", (language) => {
  test("in the queue", async () => {
    await openWindow({ language });
    await screen.findByTestId("queue-row-KSP-0142");
    expect(await violations()).toEqual([]);
  });

  test("on a claim, with a fact being entered", async () => {
    const { user } = await openClaim("KSP-0142", language);
    await user.click(screen.getByTestId("fact-edit-cost_lines"));
    await user.click(screen.getByTestId("why-doc-repair-receipt"));
    expect(await violations()).toEqual([]);
  });
});

describe("in the plan browser", () => {
  test("on a rule", async () => {
    const { user } = await openWindow({ language: "ja" });
    await user.click(screen.getByTestId("plans-open"));
    await user.click(await screen.findByTestId("plan-item-rule:device-age"));
    await screen.findByTestId("plan-says");
    expect(await violations()).toEqual([]);
  });

  test.each([
    ["try", "try-result"],
    ["versions", "versions-summary"],
    ["house", "house-panel"],
  ])("in the view %s", async (name, shown) => {
    const { user } = await openWindow({ language: "ja" });
    await user.click(screen.getByTestId("plans-open"));
    await user.click(await screen.findByTestId(`plans-tab-${name}`));
    await screen.findByTestId(shown);
    expect(await violations()).toEqual([]);
  });
});

test("every dialog of the window", async () => {
  const { user } = await openWindow();
  for (const name of ["new", "members", "keys", "palette", "house-readings"]) {
    await user.click(screen.getByTestId(`${name}-open`));
    expect(await violations()).toEqual([]);
    await user.keyboard("{Escape}");
  }
});

test("whether anything was altered", async () => {
  const { user } = await openWindow();
  await user.click(screen.getByTestId("palette-open"));
  await user.click(await screen.findByTestId("palette-verify"));
  await screen.findByTestId("verify-result");
  expect(await violations()).toEqual([]);
});

test("while deciding, and beside the letter", async () => {
  const { user } = await openClaim("OKP-0098", "ja");
  await user.click(screen.getByTestId("decide-open"));
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId("decide-close"));
  await user.click(screen.getByTestId("letter-open"));
  await screen.findByTestId("letter-page-1");
  expect(await violations()).toEqual([]);
});

test("in the book of members: a page, its forms, and since when it is complete", async () => {
  const { user } = await openWindow();
  await user.click(screen.getByTestId("members-open"));
  await user.click(await screen.findByTestId("complete-open"));
  expect(await violations()).toEqual([]);
  await user.click(screen.getByTestId("member-1"));
  await screen.findByTestId("member-page");
  expect(await violations()).toEqual([]);
  for (const [press, form] of [
    ["contract-add", "contract"],
    ["device-add-keitai-support-plus", "device"],
    ["past-add-keitai-support-plus", "past_claim"],
    ["member-edit", "member"],
  ]) {
    await user.click(await screen.findByTestId(press ?? ""));
    await screen.findByTestId(`book-form-${form}`);
    if (form === "contract") await user.click(screen.getByTestId("book-term-more"));
    expect(await violations()).toEqual([]);
    await user.click(screen.getByTestId("book-cancel"));
  }
});

test("a decision as it was made", async () => {
  const { user } = await openClaim("OKP-0098");
  await user.click(screen.getByTestId("decide-open"));
  await user.click(screen.getByTestId("outcome-denied"));
  await user.type(screen.getByTestId("override-reason"), "withdrawn by phone");
  await user.click(screen.getByTestId("decide-confirm"));
  await user.click(await screen.findByTestId("letter-close"));
  await user.click(await screen.findByTestId("as-decided-denied"));
  await screen.findByTestId("decided-told");
  expect(await violations()).toEqual([]);
});
