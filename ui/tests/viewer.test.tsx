import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { ClaimView } from "../src/api/types/ClaimView";
import { openClaim, openWindow } from "./open";

// Not all globals: the names in selectors are needed by every test.
afterEach(() => vi.stubGlobal("ResizeObserver", undefined));

/** A claim whose first file cannot be read. */
class Damaged extends MockBackend {
  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<T>(command, args);
    const [first] = command === "claim" ? (answer as ClaimView).evidence : [];
    if (first)
      Object.assign(first, { pages: [], reading: { state: "unreadable", code: "damaged", reason: "" } });
    return answer;
  }
}

test("after a file that cannot be read, the next one fits its frame", async () => {
  const observed = new Set<Element>();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(readonly tell: () => void) {}
      observe(element: Element) {
        observed.add(element);
        this.tell();
      }
      unobserve() {}
      disconnect() {}
    },
  );
  const { user } = await openWindow({ backend: new Damaged() });
  await user.click(await screen.findByTestId("queue-row-KSP-0142"));
  await screen.findByText(/cannot be read/);
  await user.keyboard("2");
  const viewer = screen.getByTestId("viewer");
  await waitFor(() => expect(observed.has(viewer)).toBe(true));
  // As high as the frame of the test document, 640, less the room around it.
  expect(viewer.querySelector("img")?.parentElement?.style.height).toBe("608px");
});

test("pressing a button twice zooms twice; a double click on the page fits it again", async () => {
  const { user } = await openClaim("KSP-0142");
  const viewer = screen.getByTestId("viewer");
  await user.dblClick(within(viewer).getByRole("button", { name: "Zoom in" }));
  expect(viewer.textContent).toContain("156 %");
  await user.dblClick(viewer);
  expect(viewer.textContent).toContain("100 %");
});
