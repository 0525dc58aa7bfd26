import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { HouseChoice } from "../src/api/types/HouseChoice";
import type { Trial } from "../src/api/types/Trial";
import type { Language } from "../src/i18n/languages";
import { openClaim, openWindow } from "./open";

async function openPlans({ backend, language = "en" }: { backend?: MockBackend; language?: Language } = {}) {
  const opened = await openWindow({ backend, language });
  await opened.user.keyboard("p");
  await screen.findByTestId("plan-item-rule:device-age");
  return opened;
}

function trials(backend: MockBackend): Trial[] {
  return backend.received
    .filter((one) => one.command === "try_plan")
    .map((one) => (one.args as { trial: Trial }).trial);
}

describe("browsing", () => {
  test("a rule shows its place, what it says, its facts with what proves them, and the passage", async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId("plans-version"));
    await user.click(screen.getByTestId("plans-version-2023-01-01"));
    await user.click(await screen.findByTestId("plan-item-rule:device-age"));
    const detail = screen.getByTestId("plan-detail");
    expect(within(detail).getByTestId("plan-rule-title").textContent).toBe(
      "Released within 5 years of joining",
    );
    expect(detail.textContent).toContain("注意事項 2");
    const says = within(detail).getByTestId("plan-says").textContent;
    expect(says).toContain("any of these");
    expect(says).toContain("Released on < Joined on − 5 years");
    expect(await within(detail).findByText(/過去5年のあいだ/)).toBeTruthy();
  });

  test("is found by clause number, by a word in any language and by a fact it uses", async () => {
    const { user } = await openPlans();
    const items = () => screen.queryAllByTestId(/^plan-item-rule:/).map((one) => one.dataset.testid);
    await user.click(screen.getByTestId("plan-item-about"));
    await user.keyboard("/注意事項 7");
    expect(items()).toEqual(["plan-item-rule:loss"]);
    await user.clear(screen.getByTestId("plan-search"));
    await user.type(screen.getByTestId("plan-search"), "cost lines");
    expect(items()).toEqual(["plan-item-rule:pay-repaired"]);
    await user.clear(screen.getByTestId("plan-search"));
    await user.type(screen.getByTestId("plan-search"), "nothing of the kind");
    expect(items()).toEqual([]);
    expect(screen.getByText(/Nothing matches/)).toBeTruthy();
  });

  test("a fact leads to the rules that use it, and back again", async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId("plan-item-rule:device-age"));
    await user.click(screen.getByTestId("wording-fact-joined_on"));
    expect(
      within(screen.getByTestId("plan-used-by")).getByText("Released within 5 years of joining"),
    ).toBeTruthy();
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(screen.getByTestId("plan-rule-title").textContent).toBe("Released within 5 years of joining");
  });

  test("arrows go through the list", async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId("plan-item-rule:device-age"));
    await user.keyboard("{ArrowDown}");
    expect(screen.getByTestId("plan-rule-title").textContent).toBe("Loss or leaving behind");
  });

  test("a finding of a claim leads to its rule in the version it was judged by", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.click(screen.getByTestId("findings-favour-toggle"));
    const finding = screen.getByTestId("finding-loss");
    await user.click(within(finding).getAllByRole("button")[0] as HTMLElement);
    await user.click(await screen.findByTestId("in-plan-loss"));
    expect((await screen.findByTestId("plan-rule-title")).textContent).toBe("Loss or leaving behind");
    expect(
      backend.received.some(
        (one) => one.command === "plan" && JSON.stringify(one.args).includes("2023-01-01"),
      ),
    ).toBe(true);
    await user.keyboard("{Escape}");
    expect(await screen.findByTestId("claim-screen")).toBeTruthy();
    expect(screen.getByTestId("finding-loss").querySelector("[aria-expanded=true]")).toBeTruthy();
  });
});

describe("versions", () => {
  test("stand side by side with the number that changed marked", async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId("plans-tab-versions"));
    const diff = await screen.findByTestId("diff-pay-repaired");
    expect(diff.querySelector("del")?.textContent).toBe("¥150,000");
    expect(diff.querySelector("ins")?.textContent).toBe("¥120,000");
    expect(screen.getByTestId("diff-doc-photo").dataset.kind).toBe("added");
  });

  test("changing the version leaves what was entered under trying", async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId("plans-tab-try"));
    await user.type(await screen.findByTestId("try-input-joined_on"), "2024-04-01");
    await user.click(screen.getByTestId("plans-tab-clauses"));
    await user.click(screen.getByTestId("plans-version"));
    await user.click(await screen.findByTestId("plans-version-2023-01-01"));
    await waitFor(() => expect(screen.getByTestId("plans-version").textContent).toContain("2023-01-01"));
    await user.click(screen.getByTestId("plans-tab-try"));
    expect(screen.getByTestId("try-input-joined_on")).toHaveProperty("value", "2024-04-01");
  });

  test("a plan with one version says so", async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId("plans-plan"));
    await user.click(screen.getByTestId("plans-plan-okippa-plus-free"));
    await user.click(screen.getByTestId("plans-tab-versions"));
    expect((await screen.findByTestId("versions-one")).textContent).toContain("2022-04-01");
  });
});

describe("trying", () => {
  test("asks the desk once the typing pauses, with what was typed, and shows its verdict", async () => {
    const { user, backend } = await openPlans();
    await user.click(screen.getByTestId("plans-tab-try"));
    await screen.findByTestId("try-verdict");
    const before = trials(backend).length;
    await user.type(screen.getByTestId("try-input-joined_on"), "令和5年4月1日");
    await waitFor(() => expect(trials(backend).at(-1)?.facts).toEqual({ joined_on: "令和5年4月1日" }));
    expect(trials(backend).length - before).toBeLessThan(9);
    await user.click(screen.getByTestId("try-input-cause"));
    await user.click(screen.getByTestId("try-input-cause-loss"));
    await waitFor(() => expect(screen.getByTestId("try-verdict").dataset.verdict).toBe("not_payable"));
    expect(screen.getByTestId("try-finding-loss").dataset.result).toBe("applies");
    await user.click(screen.getByTestId("try-reset"));
    await waitFor(() => expect(screen.getByTestId("try-verdict").dataset.verdict).toBe("undetermined"));
    expect(backend.received.some((one) => one.command === "change")).toBe(false);
  });

  test("what cannot be read is said at its input and counts as not known", async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId("plans-tab-try"));
    await user.type(await screen.findByTestId("try-input-joined_on"), "soon");
    await waitFor(() =>
      expect(screen.getByTestId("try-fact-joined_on").textContent).toContain("counts as not known"),
    );
  });

  test("an answer that comes late never replaces a later one, and nothing out of date is shown as current", async () => {
    /** Holds the first question about a loss back until it is let go. */
    class Slow extends MockBackend {
      release = () => {};
      override async call<T>(command: string, args: object): Promise<T> {
        const answer = super.call<T>(command, args);
        if (command === "try_plan" && JSON.stringify(args).includes('"cause":"loss"'))
          await new Promise<void>((done) => {
            this.release = done;
          });
        return answer;
      }
    }
    const backend = new Slow();
    const { user } = await openPlans({ backend });
    await user.click(screen.getByTestId("plans-tab-try"));
    await screen.findByTestId("try-verdict");
    await user.click(screen.getByTestId("try-input-cause"));
    await user.click(screen.getByTestId("try-input-cause-loss"));
    await waitFor(() => expect(trials(backend).at(-1)?.facts).toEqual({ cause: "loss" }));
    expect(screen.getByTestId("try-result").dataset.current).toBe("false");
    expect(screen.getByTestId("try-copy")).toHaveProperty("disabled", true);
    await user.click(screen.getByTestId("try-clear-cause"));
    await waitFor(() => expect(screen.getByTestId("try-result").dataset.current).toBe("true"));
    backend.release();
    await new Promise((done) => setTimeout(done, 50));
    expect(screen.getByTestId("try-verdict").dataset.verdict).toBe("undetermined");
  });

  test("facts the result waits for stand first, and the order does not move while one types", async () => {
    const { user } = await openPlans();
    await user.click(screen.getByTestId("plans-tab-try"));
    await screen.findByTestId("try-verdict");
    const order = () => screen.getAllByTestId(/^try-fact-/).map((one) => one.dataset.testid?.slice(9));
    await waitFor(() => expect(screen.getByTestId("try-fact-joined_on").dataset.waited).toBe("true"));
    const before = order();
    expect(before.indexOf("joined_on")).toBeLessThan(before.indexOf("police_number"));
    await user.type(screen.getByTestId("try-input-joined_on"), "2025-03-01");
    await waitFor(() => expect(screen.getByTestId("try-fact-joined_on").dataset.waited).toBe("false"));
    expect(order()).toEqual(before);
    await user.click(screen.getByTestId("try-as-of"));
    await waitFor(() => expect(order()).not.toEqual(before));
  });

  test("begins with what is known on the claim behind it, and leaves that claim alone", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.keyboard("p");
    await user.click(await screen.findByTestId("plans-tab-try"));
    await user.click(await screen.findByTestId("try-take-over"));
    await waitFor(() => expect(trials(backend).at(-1)?.facts.joined_on).toBe("2025-03-01"));
    expect(trials(backend).at(-1)?.facts).not.toHaveProperty("cause");
    expect(trials(backend).at(-1)?.documents.repair_receipt).toBe("rejected");
    expect(screen.getByTestId("try-input-joined_on")).toHaveProperty("value", "2025-03-01");
    expect(backend.received.some((one) => one.command === "change")).toBe(false);
  });

  test("is copied as a claim file", async () => {
    const { user } = await openPlans();
    const write = vi.spyOn(navigator.clipboard, "writeText");
    await user.click(screen.getByTestId("plans-tab-try"));
    await user.click(await screen.findByTestId("try-copy"));
    await waitFor(() => expect(write).toHaveBeenCalledOnce());
    expect(JSON.parse(write.mock.calls[0]?.[0] ?? "")).toMatchObject({
      satei: 1,
      plan: "keitai-support-plus",
    });
  });
});

describe("the readings of the house", () => {
  test("are changed with a reason; who, when and why is shown, and what stood before stays", async () => {
    const { user, backend } = await openPlans();
    await user.click(screen.getByTestId("plans-tab-house"));
    const id = "house-keitai-support-plus-contract_year";
    await user.click(await screen.findByTestId(`${id}-rolling`));
    expect(await screen.findByTestId("reason-confirm")).toHaveProperty("disabled", true);
    fireEvent.change(await screen.findByTestId("reason-text"), {
      target: { value: "The insurer wrote so." },
    });
    await user.click(screen.getByTestId("reason-confirm"));
    expect((await screen.findByTestId("house-stand-contract_year")).textContent).toContain(
      "The insurer wrote so.",
    );
    const sent = backend.received.filter((one) => one.command === "adopt_readings");
    expect(sent.map((one) => (one.args as { choices: HouseChoice[] }).choices[0])).toEqual([
      {
        plan: "keitai-support-plus",
        reading: "contract_year",
        choice: "rolling",
        reason: "The insurer wrote so.",
      },
    ]);
    await user.click(screen.getByTestId(`${id}-from_joining`));
    await user.type(await screen.findByTestId("reason-text"), "Withdrawn again.{Enter}");
    await waitFor(() => expect(screen.getByTestId(id).textContent).toContain("1 earlier choice"));
    expect(screen.getByTestId(id).textContent).toContain("The insurer wrote so.");
  });

  test("giving no reason changes nothing", async () => {
    const { user, backend } = await openPlans();
    await user.click(screen.getByTestId("plans-tab-house"));
    await user.click(await screen.findByTestId("house-keitai-support-plus-contract_year-rolling"));
    await user.click(await screen.findByTestId("reason-dialog-close"));
    expect(backend.received.some((one) => one.command === "adopt_readings")).toBe(false);
    expect(screen.getByTestId("house-panel").textContent).toContain("has not settled this");
  });
});

describe("what letters rest on beside the plan", () => {
  test("one press records that contact and dispute data were checked, and both say so", async () => {
    const { user, backend } = await openPlans();
    await user.click(screen.getByTestId("plan-item-about"));
    expect(within(screen.getByTestId("plan-detail")).getAllByText("not verified")).toHaveLength(2);
    await user.click(screen.getByTestId("contact-check"));
    await waitFor(() =>
      expect(within(screen.getByTestId("plan-detail")).getAllByText("verified on 2026-04-20")).toHaveLength(
        2,
      ),
    );
    expect(backend.received.find((one) => one.command === "verify_contact")?.args).toMatchObject({
      plan: "keitai-support-plus",
    });
  });

  test("a dispute body that the plan does not name is named, and until then nobody has checked it", async () => {
    const { user, backend } = await openPlans();
    await user.click(screen.getByTestId("plans-plan"));
    await user.click(screen.getByTestId("plans-plan-okippa-plus-paid"));
    await user.click(await screen.findByTestId("plan-item-about"));
    const detail = () => screen.getByTestId("plan-detail");
    await user.click(screen.getByTestId("contact-check"));
    await waitFor(() => expect(within(detail()).getAllByText("verified on 2026-04-20")).toHaveLength(1));
    expect(detail().textContent).toContain("not named yet");
    await user.type(screen.getByTestId("body-name"), "Sample ADR");
    await user.type(screen.getByTestId("body-source"), "asked the insurer{Enter}");
    await waitFor(() => expect(within(detail()).getAllByText(/verified on 2026-04-20/)).toHaveLength(2));
    expect(detail().textContent).toContain("Sample ADR");
    expect(detail().textContent).toContain("asked the insurer");
    const bodies = backend.received.filter((one) => one.command === "verify_contact");
    expect(bodies.map((one) => (one.args as { body: unknown }).body)).toEqual([
      null,
      { name: "Sample ADR", phone: null, source: "asked the insurer" },
    ]);
  });

  test("terms are attached to the version that is shown, and their name stands there", async () => {
    const { user, backend } = await openPlans();
    await user.click(screen.getByTestId("plan-item-about"));
    await user.click(screen.getByTestId("plans-version"));
    await user.click(await screen.findByTestId("plans-version-2023-01-01"));
    await waitFor(() => expect(screen.getByTestId("plan-terms").textContent).toContain("terms.md"));
    await user.click(screen.getByTestId("terms-attach"));
    await waitFor(() => expect(screen.getByTestId("plan-terms").textContent).toContain("terms.pdf"));
    expect(backend.received.find((one) => one.command === "attach_terms")?.args).toMatchObject({
      plan: "keitai-support-plus",
      version: "2023-01-01",
      picked: "p1",
    });
  });

  test("terms nothing can be read in are refused in words, and what was attached stays", async () => {
    /** A desk that finds no text in what is picked. */
    class Unreadable extends MockBackend {
      override async call<T>(command: string, args: object): Promise<T> {
        if (command === "attach_terms") throw { code: "terms_without_text", message: "", hints: [] };
        return super.call<T>(command, args);
      }
    }
    const { user } = await openPlans({ backend: new Unreadable() });
    await user.click(screen.getByTestId("plan-item-about"));
    const before = screen.getByTestId("plan-terms").textContent;
    await user.click(screen.getByTestId("terms-attach"));
    expect((await screen.findByTestId("error")).textContent).toContain("Nothing can be read in this file");
    expect(screen.getByTestId("plan-terms").textContent).toBe(before);
  });
});
