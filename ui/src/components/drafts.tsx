import { createContext, type ReactNode, useContext, useState } from "react";

/**
 * What was typed and not sent, by what it is for. It outlives the editor or dialog it was typed in, so that an Escape,
 * another editor or another claim never takes it away; with the window it goes, and it is stored nowhere.
 */
export class Drafts {
  readonly #kept = new Map<string, unknown>();

  has = (key: string) => this.#kept.has(key);
  get = <T,>(key: string) => this.#kept.get(key) as T | undefined;
  put = (key: string, draft: unknown) => {
    this.#kept.set(key, draft);
  };
  drop = (key: string) => {
    this.#kept.delete(key);
  };
}

const DraftsContext = createContext<Drafts | null>(null);

/** What was typed and not sent; only inside `DraftsProvider`. */
export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error("no drafts above this component");
  return drafts;
}

/** Keeps drafts for everything inside. */
export function DraftsProvider({ children }: { children: ReactNode }) {
  const [drafts] = useState(() => new Drafts());
  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}

/** A draft as one part of the window edits it. */
export interface Kept<T> {
  value: T;
  put: (value: T) => void;
  /** As it stands now, also after what this was drawn with. */
  latest: () => T;
  /** Begins anew: it was sent, or it was given up by a press that says so. */
  drop: () => void;
}

/** A state that is there again when the same thing is opened again, until it is dropped. */
export function useDraft<T>(key: string, initial: T): Kept<T> {
  const drafts = useDrafts();
  const [start] = useState(initial);
  const latest = () => (drafts.has(key) ? (drafts.get<T>(key) as T) : start);
  const [value, setValue] = useState(latest);
  return {
    value,
    put: (next) => {
      // As it was before anything was typed: nothing to keep.
      if (JSON.stringify(next) === JSON.stringify(start)) drafts.drop(key);
      else drafts.put(key, next);
      setValue(next);
    },
    latest,
    drop: () => {
      drafts.drop(key);
      setValue(start);
    },
  };
}
