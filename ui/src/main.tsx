import "@fontsource-variable/noto-sans-jp/wght.css";
import "@fontsource-variable/noto-sans-sc/wght.css";
import "./components/tokens.css";
import "./components/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import type { Backend } from "./api/backend";

// The mode is a constant of the build: the mock is no part of the real window's bundle.
async function backend(): Promise<Backend> {
  if (import.meta.env.MODE === "mock") {
    const { MockBackend } = await import("./api/mock");
    return new MockBackend();
  }
  const { tauri } = await import("./api/tauri");
  return tauri;
}

const root = document.getElementById("root");
if (root) {
  backend().then((chosen) =>
    createRoot(root).render(
      <StrictMode>
        <App backend={chosen} />
      </StrictMode>,
    ),
  );
}
