import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import { openWindow } from "./open";

/** A desk from which the newest events were taken away, which only a head noted earlier can show. */
class PutBack extends MockBackend {
  override async call<T>(command: string, args: object): Promise<T> {
    const answer = await super.call<T>(command, args);
    if (command !== "verify" || (args as { head: string | null }).head === null) return answer;
    const defects = [{ code: "head_not_there", subject: "50:ab", message: "not in this language" }];
    return { ...answer, defects };
  }
}

test("a sound desk says so and gives the head to keep; a head noted earlier finds an older desk put back", async () => {
  const backend = new PutBack();
  const { user } = await openWindow({ backend, language: "ja" });
  await screen.findByTestId("queue-row-KSP-0142");
  await user.keyboard("{Control>}k{/Control}");
  await user.click(await screen.findByTestId("palette-verify"));
  const result = await screen.findByTestId("verify-result");
  await waitFor(() => expect(result.textContent).toContain("改変はありません（記録 42件、原本 17件）"));
  expect(result.textContent).toContain("42:5e5e");
  await user.type(screen.getByTestId("verify-noted"), "50:ab{Enter}");
  const defects = await screen.findByTestId("verify-defects");
  expect(defects.textContent).toContain("控えておいた時点の履歴がここにありません");
  expect(defects.textContent).toContain("50:ab");
  expect(result.textContent).not.toContain("改変はありません");
});
