// @vitest-environment node
import { build, type Rollup } from "vite";
import { expect, test } from "vitest";

test("the real window holds nothing of the mock desk, and its scripts need no inline code", async () => {
  const built = (await build({ logLevel: "silent", build: { write: false } })) as Rollup.RollupOutput;
  const chunks = built.output.filter((one) => one.type === "chunk");
  expect(chunks.length).toBeGreaterThan(0);
  // A claim's number and a name that stand nowhere but in the mock.
  const mocked = chunks.filter((one) => one.code.includes("KSP-0142") || one.code.includes("MockBackend"));
  expect(mocked.map((one) => one.fileName)).toEqual([]);
  const page = built.output.find((one) => one.fileName === "index.html");
  const html = page?.type === "asset" ? String(page.source) : "";
  expect(html).toContain("<script");
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
}, 120_000);
