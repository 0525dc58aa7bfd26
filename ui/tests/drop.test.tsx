import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { MockBackend } from "../src/api/mock";
import type { ClaimView } from "../src/api/types/ClaimView";
import type { DeskError } from "../src/api/types/DeskError";
import type { Progress } from "../src/api/types/Progress";
import { openClaim, openWindow } from "./open";

/** A desk to which a folder without a claim file says nothing of its plan. */
class Strict extends MockBackend {
  override async call<T>(command: string, args: object): Promise<T> {
    if (command !== "open_claim_folder") return super.call(command, args);
    this.received.push({ command, args });
    throw { code: "plan_missing", message: "", hints: [] } satisfies DeskError;
  }
}

function attached(backend: MockBackend) {
  return backend.received
    .filter((one) => one.command === "attach")
    .map((one) => one.args as { claimId: string; picked: string });
}

describe("files dropped with no claim open", () => {
  test("ask for the plan, and come with the new claim", async () => {
    const { user, backend } = await openWindow({ backend: new Strict() });
    await screen.findByTestId("queue-row-KSP-0142");
    act(() => backend.drop(["photo.jpg"], "h1"));
    expect((await screen.findByTestId("new-files")).textContent).toContain("photo.jpg");
    expect(screen.queryByTestId("error")).toBeNull();
    // More of them while the claim is being entered: a folder, and several at once.
    act(() => backend.drop(["scans", "letter.pdf"], "h2"));
    expect(screen.getByTestId("new-files").textContent).toContain("(3)");
    await user.type(screen.getByTestId("new-name"), "森 一郎");
    await user.click(screen.getByTestId("new-create"));
    await screen.findByTestId("claim-screen");
    await waitFor(() =>
      expect(attached(backend)).toMatchObject([
        { claimId: "KSP-0139", picked: "h1" },
        { claimId: "KSP-0139", picked: "h2" },
      ]),
    );
  });

  test("are not kept for the next new claim once the dialog was closed", async () => {
    const { user, backend } = await openWindow();
    await screen.findByTestId("queue-row-KSP-0142");
    act(() => backend.drop(["a.jpg", "b.jpg"]));
    await screen.findByTestId("new-files");
    await user.keyboard("{Escape}");
    await user.keyboard("n");
    await screen.findByTestId("new-claim");
    expect(screen.queryByTestId("new-files")).toBeNull();
  });

  test("a folder with a claim file is opened as it is", async () => {
    const { backend } = await openWindow();
    await screen.findByTestId("queue-row-KSP-0142");
    act(() => backend.drop(["KSP-0139"]));
    expect((await screen.findByTestId("claim-screen")).getAttribute("aria-label")).toBe("KSP-0139");
  });

  test("a folder that takes long does not tear its person away from another claim", async () => {
    let open: () => void = () => {};
    class Slow extends MockBackend {
      override async call<T>(command: string, args: object): Promise<T> {
        if (command === "open_claim_folder")
          await new Promise<void>((resolve) => {
            open = resolve;
          });
        return super.call(command, args);
      }
    }
    const { user, backend } = await openWindow({ backend: new Slow() });
    await screen.findByTestId("queue-row-KSP-0142");
    act(() => backend.drop(["KSP-0139"]));
    await user.click(screen.getByTestId("queue-row-KSP-0142"));
    await screen.findByTestId("claim-screen");
    await act(async () => open());
    expect((await screen.findByTestId("notice")).textContent).toContain("KSP-0139 was opened");
    expect(screen.getByTestId("claim-screen").getAttribute("aria-label")).toBe("KSP-0142");
  });
});

describe("files dropped on an open claim", () => {
  test("go to it, as the window says by its number beforehand", async () => {
    const { backend } = await openClaim("KSP-0142");
    fireEvent.dragEnter(window);
    expect(screen.getByTestId("drop-target").textContent).toContain("KSP-0142");
    act(() => backend.drop(["photo.jpg"], "h1"));
    expect(screen.queryByTestId("drop-target")).toBeNull();
    await waitFor(() => expect(attached(backend)).toMatchObject([{ claimId: "KSP-0142", picked: "h1" }]));
  });

  test("do not go to it behind a dialog, which is said", async () => {
    const { user, backend } = await openClaim("KSP-0142");
    await user.keyboard("d");
    await screen.findByTestId("decide");
    fireEvent.dragEnter(window);
    expect(screen.getByTestId("drop-target").textContent).toBe("Close the open dialog first");
    act(() => backend.drop(["photo.jpg"]));
    expect((await screen.findByTestId("error")).textContent).toContain("were not taken in");
    expect(attached(backend)).toEqual([]);
  });

  test("that could not be kept for the desk are spoken of", async () => {
    const { backend } = await openClaim("KSP-0142");
    act(() => backend.drop(["photo.jpg"], null));
    expect((await screen.findByTestId("error")).textContent).toContain("EIO");
    expect(attached(backend)).toEqual([]);
  });

  test("show in the strip one by one, while the rest are still being read", async () => {
    class Reading extends MockBackend {
      arrived = 0;
      override async call<T>(command: string, args: object): Promise<T> {
        if (command === "attach") {
          this.received.push({ command, args });
          return new Promise<T>(() => {});
        }
        const answer = await super.call<T>(command, args);
        if (command === "claim") {
          const claim = answer as ClaimView;
          const [first] = claim.evidence;
          for (let index = 0; first && index < this.arrived; index += 1)
            claim.evidence.push({ ...first, evidenceId: `new-${index}` });
        }
        return answer;
      }
    }
    const { user, backend } = await openWindow({ backend: new Reading() });
    await user.click(await screen.findByTestId("queue-row-KSP-0142"));
    await screen.findByTestId("claim-screen");
    const before = screen.getAllByTestId(/^evidence-\d+$/).length;
    act(() => backend.drop(["a.jpg", "b.jpg"]));
    await waitFor(() => expect(backend.received.at(-1)?.command).toBe("attach"));
    const job = (backend.received.at(-1)?.args as { job: string } | undefined)?.job ?? "";
    backend.arrived = 1;
    const progress: Progress = {
      job,
      work: "attach",
      done: 1,
      total: 2,
      item: "b.jpg",
      finished: false,
      refused: [],
    };
    act(() => backend.report(progress));
    await waitFor(() => expect(screen.getAllByTestId(/^evidence-\d+$/)).toHaveLength(before + 1));
  });
});
