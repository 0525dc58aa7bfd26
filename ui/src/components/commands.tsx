import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { isComposing } from "./ime";

/** Something a person can do: by its key, from the palette, or by a button elsewhere. */
export interface Command {
  /** Its name is the message `command-<id>`. */
  id: string;
  /** Keys that run it, such as `j`, `Enter`, `Ctrl+K`, `?`. */
  keys: string[];
  /** Where `?` lists it: the message `commands-<group>`. */
  group: "window" | "queue" | "claim" | "evidence";
  run: () => void;
  /** Not offered now. */
  disabled?: boolean;
  /** Runs by its key even while a dialog is open or something is typed: for a key that enters no character. */
  inDialogs?: boolean;
}

type Sources = Map<symbol, Command[]>;

/** Of two commands on one key, the one nearer to the evidence in hand runs. */
const NEAREST_FIRST: Command["group"][] = ["evidence", "claim", "queue", "window"];

const CommandsContext = createContext<Sources | null>(null);

function useSources(): Sources {
  const sources = useContext(CommandsContext);
  if (!sources) throw new Error("no commands above this component");
  return sources;
}

function offered(sources: Sources): Command[] {
  const all = [...sources.values()].flat();
  return NEAREST_FIRST.flatMap((group) => all.filter((command) => command.group === group));
}

/** The key of an event as commands write it. */
export function keyOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 && control ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (control || key.length > 1);
  return `${control ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]") !== null;
}

/** A key that a widget under the focus needs for itself. */
function isTakenByWidget(event: KeyboardEvent): boolean {
  if (!(event.target instanceof HTMLElement)) return false;
  const own =
    "button, a, [role=listbox], [role=option], [role=menu], [role=menuitem], [role=tab], [role=radio], [role=separator], select";
  return (
    ["Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(event.key) &&
    event.target.closest(own) !== null
  );
}

/** Whether a dialog lies over the window: its keys are its own. */
function isCovered(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog], [role=listbox], [role=menu]") !== null;
}

/** Holds every command on offer and runs them by their keys. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [sources] = useState<Sources>(() => new Map());
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event)) return;
      const key = keyOf(event);
      if (isTakenByWidget(event)) return;
      const command = offered(sources).find((one) => !one.disabled && one.keys.includes(key));
      if (!command) return;
      const isElsewhere = isCovered() || (isTyping(event.target) && key !== "Ctrl+K");
      if (isElsewhere && !command.inDialogs) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [sources]);
  return <CommandsContext.Provider value={sources}>{children}</CommandsContext.Provider>;
}

/** Offers commands while the component is shown. */
export function useCommands(commands: Command[]) {
  const sources = useSources();
  const [key] = useState(() => Symbol("commands"));
  useEffect(() => {
    sources.set(key, commands);
  });
  useEffect(
    () => () => {
      sources.delete(key);
    },
    [sources, key],
  );
}

/** Every command on offer at the moment of asking. */
export function useOffered(): () => Command[] {
  const sources = useSources();
  return () => offered(sources);
}
