import "./components/tokens.css";
import "./components/base.css";
import type { Backend } from "./api/backend";
import { Desk } from "./api/desk";
import { askFirst } from "./api/first";
import { tauri } from "./api/tauri";
import { firstLanguage, readText } from "./i18n/languages";

// The mode is a constant of the build: the mock is no part of the real window's bundle.
async function backend(): Promise<Backend> {
  if (import.meta.env.MODE === "mock") {
    const { MockBackend } = await import("./api/mock");
    return new MockBackend();
  }
  return tauri;
}

// As little as can be: what is asked for and read here is under way while the window's own code is still being read.
async function start(root: Element) {
  const desk = new Desk(await backend());
  const first = askFirst(desk);
  const language = firstLanguage();
  const [{ show }] = await Promise.all([import("./App"), readText(language)]);
  await show(root, desk, first, language);
}

const root = document.getElementById("root");
if (root) start(root);
