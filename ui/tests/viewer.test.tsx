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

/** Where the page lies: moved by so many pixels, turned by so many degrees. */
function lies(viewer: HTMLElement) {
  const transform = viewer.querySelector("img")?.parentElement?.style.transform ?? "";
  const [, x, y, turn] =
    /translate\(-50%, -50%\) translate\((-?\d+)px, (-?\d+)px\) rotate\((\d+)deg\)/.exec(transform) ?? [];
  return { x: Number(x), y: Number(y), turn: Number(turn) };
}

test("a page is turned by its button and by r, a quarter at a time, and fitting it leaves it turned", async () => {
  const { user } = await openClaim("KSP-0142");
  const viewer = screen.getByTestId("viewer");
  expect(lies(viewer).turn).toBe(0);
  await user.click(within(viewer).getByRole("button", { name: "Rotate" }));
  expect(lies(viewer).turn).toBe(90);
  viewer.focus();
  await user.keyboard("r");
  expect(lies(viewer).turn).toBe(180);
  await user.keyboard("0");
  expect(lies(viewer).turn).toBe(180);
  await user.keyboard("rr");
  expect(lies(viewer).turn).toBe(0);
  // Another file lies as it is.
  await user.keyboard("r");
  await user.click(screen.getByTestId("evidence-2"));
  await waitFor(() => expect(lies(viewer)).toEqual({ x: 0, y: 0, turn: 0 }));
});

test("a page is moved by arrows and by dragging; it stays where it was let go until it is fitted", async () => {
  const { user } = await openClaim("KSP-0142");
  const viewer = screen.getByTestId("viewer");
  viewer.focus();
  await user.keyboard("{ArrowLeft}{ArrowLeft}{ArrowUp}");
  expect(lies(viewer)).toEqual({ x: 96, y: 48, turn: 0 });
  await user.keyboard("{ArrowRight}{ArrowDown}{ArrowDown}");
  expect(lies(viewer)).toEqual({ x: 48, y: -48, turn: 0 });
  await user.pointer([
    { keys: "[MouseLeft>]", target: viewer, coords: { clientX: 100, clientY: 100 } },
    { target: viewer, coords: { clientX: 130, clientY: 80 } },
  ]);
  expect(lies(viewer)).toEqual({ x: 78, y: -68, turn: 0 });
  await user.pointer([
    { keys: "[/MouseLeft]", target: viewer, coords: { clientX: 130, clientY: 80 } },
    { target: viewer, coords: { clientX: 300, clientY: 300 } },
  ]);
  expect(lies(viewer)).toEqual({ x: 78, y: -68, turn: 0 });
  // What lies beside the frame would be out of reach once the page is turned.
  await user.keyboard("r");
  expect(lies(viewer)).toEqual({ x: 0, y: 0, turn: 90 });
  await user.keyboard("{ArrowLeft}0");
  expect(lies(viewer)).toEqual({ x: 0, y: 0, turn: 90 });
});
