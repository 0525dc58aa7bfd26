import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll, vi } from "vitest";
import { readParts } from "../src/later";

// On a busy machine the window takes longer than the second the library would wait.
configure({ asyncUtilTimeout: 15_000 });

/** What a browser has and the test document lacks: sizes, so that a virtual list has something to fill; scrolling; names in selectors. */
beforeAll(async () => {
  if (typeof HTMLElement === "undefined") return;
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, value: 640 });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 1200 });
  vi.stubGlobal("CSS", { escape: (name: string) => name.replace(/[^\w-]/g, "\\$&") });
  Element.prototype.scrollIntoView = vi.fn();
  Element.prototype.scrollTo = vi.fn();
  // The window reads them a moment after its start; here that takes longer than a test waits for what it looks for.
  await readParts();
});

afterEach(() => {
  if (typeof HTMLElement === "undefined") return;
  cleanup();
  localStorage.clear();
  window.location.hash = "";
});
