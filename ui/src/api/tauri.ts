import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Backend, PickKind, Unsubscribe } from "./backend";
import type { Picked } from "./types/Picked";

/** Windows serves a custom scheme under an http address; the other systems under its own name. */
const VAULT = navigator.userAgent.includes("Windows") ? "http://vault.localhost/" : "vault://localhost/";

/** Subscribing is asynchronous in the shell; a subscription ended early must still end. */
function subscribe<T>(event: string, handler: (payload: T) => void): Unsubscribe {
  const pending = listen<T>(event, ({ payload }) => handler(payload));
  return () => {
    pending.then((end) => end());
  };
}

/** The desk behind the shell. The only place in the window that knows Tauri. */
export const tauri: Backend = {
  call: <T>(command: string, args: object) => invoke<T>("desk", { command, args }),
  unlock: (key) => invoke<void>("unlock", { key }),
  makeDesk: (desk) => invoke<string>("make_desk", { new: desk }),
  pick: (what: PickKind, suggested?: string) => invoke<Picked | null>("pick", { what, suggested }),
  image: (path) => VAULT + path,
  onProgress: (listener) => subscribe("desk://progress", listener),
  onDropped: (listener) => subscribe("desk://dropped", listener),
  onDropFailed: (listener) => subscribe("desk://drop-failed", listener),
  onDragging: (listener) => {
    const ends = [
      subscribe("tauri://drag-enter", () => listener(true)),
      subscribe("tauri://drag-leave", () => listener(false)),
      subscribe("tauri://drag-drop", () => listener(false)),
    ];
    return () => {
      for (const end of ends) end();
    };
  },
};
