import "@fontsource-variable/noto-sans-jp/wght.css";
import "@fontsource-variable/noto-sans-sc/wght.css";
import "./components/tokens.css";
import "./components/base.css";
import type { Backend } from "./api/backend";
import { Desk } from "./api/desk";
import { answers, infoOptions, queueOptions } from "./api/questions";
import { tauri } from "./api/tauri";
import { EVERYTHING_OPEN } from "./features/queue/filters";

// The mode is a constant of the build: the mock is no part of the real window's bundle.
async function backend(): Promise<Backend> {
  if (import.meta.env.MODE === "mock") {
    const { MockBackend } = await import("./api/mock");
    return new MockBackend();
  }
  return tauri;
}

async function start(root: Element) {
  const desk = new Desk(await backend());
  const client = answers();
  // Asked before the window's own code is read: the desk answers meanwhile.
  client.prefetchQuery(infoOptions(desk));
  client.prefetchQuery(queueOptions(desk, EVERYTHING_OPEN, 0));
  const { show } = await import("./App");
  show(root, desk, client);
}

const root = document.getElementById("root");
if (root) start(root);
