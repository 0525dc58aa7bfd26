import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { AssessmentView } from "../src/api/types/AssessmentView";
import type { ClaimChange } from "../src/api/types/ClaimChange";
import type { ClaimView } from "../src/api/types/ClaimView";
import type { LetterPreview } from "../src/api/types/LetterPreview";
import { departs, digitsOf } from "../src/features/decide/proposal";
import { openClaim, openWindow } from "./open";

function sent(backend: MockBackend) {
  return backend.received
    .filter((one) => one.command === "change")
    .map((one) => (one.args as ClaimChange).change);
}

/** A desk whose claims have nothing but lateness against them. */
class Late extends MockBackend {
  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<T>(command, args);
    if (command !== "claim") return answer;
    const view = answer as ClaimView;
    const late = (one: AssessmentView): AssessmentView => ({
      ...one,
      verdict: "not_payable",
      amount: null,
      presuming: false,
      lateAlone: true,
      proposal: { outcome: "denied", amount: null },
    });
    return { ...view, assessments: view.assessments.map(late) } as T;
  }
}

describe("deciding", () => {
  test("a payment waits until what it presumes is confirmed, then leads to its letter", async () => {
    const { user, backend } = await openClaim("OKP-0098");
    await user.click(screen.getByTestId("decide-open"));
    expect(screen.getByTestId("decide-confirm")).toHaveProperty("disabled", true);
    await user.type(screen.getByTestId("presumptions-reason"), "asked by phone{Enter}");
    await waitFor(() => expect(screen.queryByTestId("open-presumptions")).toBeNull());
    await user.click(screen.getByTestId("decide-confirm"));
    await screen.findByTestId("letter-page-1");
    expect(sent(backend).at(-1)).toEqual({
      kind: "decide",
      benefit: "parcel-theft",
      outcome: "paid",
      amount: "12800",
      overrideReason: null,
    });
    await waitFor(() => expect(screen.getByTestId("letter-kind").textContent).toContain("Payment"));
  });

  test("departing from the assessment needs a reason, which stays marked", async () => {
    const { user } = await openClaim("OKP-0098");
    await user.click(screen.getByTestId("decide-open"));
    await user.click(screen.getByTestId("outcome-denied"));
    expect(screen.getByTestId("override")).toBeTruthy();
    expect(screen.getByTestId("decide-confirm")).toHaveProperty("disabled", true);
    await user.type(screen.getByTestId("override-reason"), "withdrawn by phone");
    await user.click(screen.getByTestId("decide-confirm"));
    await user.click(await screen.findByTestId("letter-close"));
    expect((await screen.findByTestId("override-mark")).textContent).toContain("withdrawn by phone");
  });

  test("a denial for lateness alone is referred from where it would be decided", async () => {
    const { user, backend } = await openWindow({ backend: new Late() });
    await user.click(await screen.findByTestId("queue-row-OKP-0098"));
    await user.click(await screen.findByTestId("decide-open"));
    expect(screen.getByTestId("late-alone").textContent).toContain("senior");
    expect(screen.queryByTestId("decide-confirm")).toBeNull();
    await user.click(screen.getByTestId("decide-refer"));
    await user.type(await screen.findByTestId("reason-text"), "told a day late{Enter}");
    await waitFor(() =>
      expect(sent(backend).at(-1)).toMatchObject({ kind: "set_status", status: "awaiting_approval" }),
    );
  });

  test("a decision opens as it was made, whatever is corrected later, and nothing of it can be changed", async () => {
    const { user } = await openClaim("OKP-0098");
    await user.click(screen.getByTestId("decide-open"));
    await user.click(screen.getByTestId("outcome-denied"));
    await user.type(screen.getByTestId("override-reason"), "withdrawn by phone");
    await user.click(screen.getByTestId("decide-confirm"));
    await user.click(await screen.findByTestId("letter-close"));
    await user.click(screen.getByTestId("fact-edit-police_number"));
    await user.clear(screen.getByTestId("fact-input-police_number"));
    await user.type(screen.getByTestId("fact-input-police_number"), "9999{Enter}");
    await waitFor(() => expect(screen.getByTestId("fact-police_number").textContent).toContain("9999"));
    await user.click(await screen.findByTestId("as-decided-denied"));
    const dialog = within(await screen.findByTestId("decided"));
    expect(dialog.getByTestId("decided-told").textContent).toContain("withdrawn by phone");
    expect(dialog.getByTestId("decided-fact-police_number").textContent).toContain("第1042号");
    expect(dialog.getByTestId("made-with-plan").textContent).toContain("has changed since");
    expect(dialog.queryByTestId("confirm-presumptions")).toBeNull();
    expect(dialog.queryAllByTestId(/^(overturn|raise|enquire|set-amount)-/)).toEqual([]);
  });

  test("a changed amount departs; the same amount in other digits does not", () => {
    const assessed = { proposal: { outcome: "paid", amount: "12800" } } as AssessmentView;
    expect(departs(assessed, "paid", digitsOf("￥１２，８００"))).toBe(false);
    expect(departs(assessed, "paid", "12801")).toBe(true);
    expect(departs(assessed, "partly_paid", "12800")).toBe(true);
    expect(departs({ ...assessed, proposal: null }, "paid", "12800")).toBe(true);
  });
});

describe("letters", () => {
  test("what stands against a letter is said in our words, and it cannot be issued", async () => {
    class Unverified extends MockBackend {
      override async call<T>(command: string, args: object): Promise<T> {
        if (command !== "letter_preview") return super.call(command, args);
        const hints = ["contact_unverified", "quotation_missing"].map((value) => ({
          name: "problem",
          value,
        }));
        const preview: LetterPreview = {
          preview: "",
          pages: 0,
          sha256: "",
          obstacles: [{ code: "letter_incomplete", message: "", hints }],
        };
        return preview as T;
      }
    }
    const { user } = await openWindow({ backend: new Unverified() });
    await user.click(await screen.findByTestId("queue-row-OKP-0077"));
    await user.click(await screen.findByTestId("letter-open"));
    const obstacles = await screen.findByTestId("letter-obstacles");
    expect(obstacles.textContent).toContain("neither a denial nor a partial payment can be issued");
    expect(screen.getByTestId("letter-issue")).toHaveProperty("disabled", true);
    expect(screen.getByTestId("letter-place-only")).toBeTruthy();
  });

  test("asking proposes a deficiency letter with a reply-by day thirty days on", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.keyboard("a");
    await screen.findByTestId("letter-page-1");
    expect(screen.getByTestId("letter-reply-by")).toHaveProperty("value", "2026-05-20");
    await user.click(screen.getByTestId("letter-issue"));
    await screen.findAllByTestId("letter-issued-deficiency");
    expect(sent(backend).at(-1)).toMatchObject({
      kind: "issue_letter",
      letter: { kind: "deficiency", language: "ja" },
    });
  });
});
