import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { Queue } from "../src/api/types/Queue";
import { STATUSES } from "../src/features/queue/filters";
import { openClaim, openWindow } from "./open";

test("widths chosen on a big monitor leave the other side its room on a small one", async () => {
  localStorage.setItem("satei.split.assessment", "640");
  localStorage.setItem("satei.split.facts", "560");
  await openClaim("KSP-0142");
  const paneOf = (name: string) => screen.getByRole("separator", { name }).nextElementSibling as HTMLElement;
  const assessment = paneOf("Width of the assessment");
  expect(assessment.style.width).toBe("640px");
  expect(assessment.style.maxWidth).toBe("calc(100% - 280px)");
  const facts = paneOf("Height of the facts");
  expect(facts.style.height).toBe("560px");
  expect(facts.style.maxHeight).toBe("calc(100% - 260px)");
});

test("a handle that stands nearer than was chosen moves from where it stands", async () => {
  localStorage.setItem("satei.split.assessment", "640");
  const { user } = await openClaim("KSP-0142");
  const handle = screen.getByRole("separator", { name: "Width of the assessment" });
  const pane = handle.nextElementSibling as HTMLElement;
  pane.getBoundingClientRect = () => ({ width: 500 }) as DOMRect;
  handle.focus();
  await user.keyboard("{ArrowRight}");
  expect(pane.style.width).toBe("484px");
});

test("the chosen status is in sight, however many there are", async () => {
  class Many extends MockBackend {
    override async call<T>(command: string, args: object): Promise<T> {
      const answer = await super.call<T>(command, args);
      if (command === "queue") (answer as Queue).counts = STATUSES.map((status) => ({ status, count: 1200 }));
      return answer;
    }
  }
  const { user } = await openWindow({ backend: new Many() });
  const last = await screen.findByTestId("queue-status-closed_documents_outstanding");
  const seen = vi.mocked(Element.prototype.scrollIntoView);
  await user.click(last);
  expect(last.getAttribute("aria-pressed")).toBe("true");
  expect(seen.mock.contexts.at(-1)).toBe(last);
});
