import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { ClaimChange } from "../src/api/types/ClaimChange";
import type { ClaimView } from "../src/api/types/ClaimView";
import { openClaim, openWindow } from "./open";

function sent(backend: MockBackend) {
  return backend.received
    .filter((one) => one.command === "change")
    .map((one) => (one.args as ClaimChange).change);
}

/** A desk whose claims have two benefits and twelve files. */
class Full extends MockBackend {
  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<T>(command, args);
    if (command !== "claim") return answer;
    const claim = answer as ClaimView;
    const [assessment] = claim.assessments;
    const [first] = claim.evidence;
    if (assessment) claim.assessments.push({ ...assessment, benefit: "second" });
    while (first && claim.evidence.length < 12)
      claim.evidence.push({ ...first, evidenceId: `e${claim.evidence.length}` });
    return answer;
  }
}

async function openFull() {
  const { user, backend } = await openWindow({ backend: new Full() });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByTestId("claim-screen");
  return { user, backend };
}

describe("the checklist by keys", () => {
  test("follows the evidence that is looked at: y accepts its document", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.keyboard("3");
    expect(screen.getByTestId("checklist-item-doc-repair-receipt").dataset.selected).toBe("true");
    await user.keyboard("y");
    await waitFor(() => expect(sent(backend)).toHaveLength(1));
    expect(sent(backend)[0]).toMatchObject({
      kind: "set_document",
      document: "repair_receipt",
      state: "accepted",
    });
  });

  test("is walked by brackets; x asks why and rejects", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.keyboard("]]");
    const chosen = screen.getByTestId("why-doc-repair-receipt");
    expect(document.activeElement).toBe(chosen);
    // An opening bracket is written twice here.
    await user.keyboard("[[[[x");
    await user.type(await screen.findByTestId("reason-text"), "unsigned{Enter}");
    await waitFor(() => expect(sent(backend)).toHaveLength(1));
    expect(sent(backend)[0]).toEqual({
      kind: "set_document",
      document: "claim_form",
      state: "rejected",
      why: "unsigned",
    });
  });
});

describe("without a mouse", () => {
  test("a file is classified, by its key and from the palette", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.keyboard("f");
    await user.click(await screen.findByTestId("classify-repair_report"));
    await waitFor(() =>
      expect(sent(backend)).toMatchObject([{ kind: "classify", document: "repair_report" }]),
    );
    await user.keyboard("{Control>}k{/Control}");
    await user.click(await screen.findByTestId("palette-classify"));
    expect(await screen.findByTestId("classify-claim_form")).toBeTruthy();
  });

  test("a status is chosen", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.keyboard("s");
    await user.click(await screen.findByTestId("claim-status-withdrawn"));
    await user.type(await screen.findByTestId("reason-text"), "by phone{Enter}");
    await waitFor(() => expect(sent(backend)).toMatchObject([{ kind: "set_status", status: "withdrawn" }]));
  });

  test("a registration is chosen", async () => {
    const { user, backend } = await openClaim("KSP-0131");
    await user.keyboard("R");
    await user.click(await screen.findByTestId("dossier-choose-KSP-0117"));
    await waitFor(() => expect(sent(backend)).toMatchObject([{ kind: "refer_to_dossier" }]));
  });

  test("b goes on to the next benefit and round again", async () => {
    const { user } = await openFull();
    const isOn = () => screen.getByTestId("benefit-second").getAttribute("aria-pressed");
    expect(isOn()).toBe("false");
    await user.keyboard("b");
    expect(isOn()).toBe("true");
    await user.keyboard("b");
    expect(isOn()).toBe("false");
  });

  test("evidence beyond the ninth is reached", async () => {
    const { user } = await openFull();
    await user.keyboard("9..");
    expect(screen.getByTestId("evidence-11").getAttribute("aria-pressed")).toBe("true");
    await user.keyboard(",");
    expect(screen.getByTestId("evidence-10").getAttribute("aria-pressed")).toBe("true");
    screen.getByTestId("evidence-10").focus();
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(document.activeElement).toBe(screen.getByTestId("evidence-12"));
    expect(screen.getByTestId("evidence-12").getAttribute("aria-pressed")).toBe("true");
    await user.keyboard("{Home}{ArrowLeft}");
    expect(document.activeElement).toBe(screen.getByTestId("evidence-1"));
  });

  test("an issued letter is saved, beside the letter too", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.keyboard("a");
    await screen.findByTestId("letter-page-1");
    await user.click(screen.getByTestId("letter-issue"));
    await screen.findAllByTestId("letter-issued-deficiency");
    await user.keyboard("{Control>}s{/Control}");
    expect((await screen.findByTestId("notice")).textContent).toContain("letter.pdf");
    expect(backend.received.filter((one) => one.command === "export_letter")).toHaveLength(1);
    await user.keyboard("{Escape}");
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() =>
      expect(backend.received.filter((one) => one.command === "export_letter")).toHaveLength(2),
    );
  });

  test("all of it stands in the list of keys", async () => {
    const { user } = await openFull();
    await user.keyboard("?");
    const list = within(await screen.findByTestId("keys"));
    for (const name of ["Accept the selected document", "Change the status", "Switch to the next benefit"])
      expect(list.getByText(name)).toBeTruthy();
  });
});

test("what was taken back is said, and what was done again", async () => {
  class Steps extends MockBackend {
    override async call<T>(command: string, args: object): Promise<T> {
      const answer = await super.call<T>(command, args);
      const what = { ja: "状態の変更", "zh-Hans": "状态的更改", en: "Change of the status" };
      if (command === "claim" || command === "change")
        Object.assign(answer as ClaimView, { undo: what, redo: what });
      return answer;
    }
  }
  const { user } = await openWindow({ backend: new Steps() });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByTestId("claim-screen");
  await user.keyboard("{Control>}z{/Control}");
  expect((await screen.findByTestId("notice")).textContent).toContain("Taken back: Change of the status");
  await user.click(screen.getByTestId("redo"));
  expect(await screen.findByText("Done again: Change of the status")).toBeTruthy();
});
