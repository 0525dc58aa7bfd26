import { createContext, useContext } from "react";
import type { PlanView } from "../../api/types/PlanView";
import type { Place, PlanTab } from "./context";

/** What every part of the plan browser works with. */
export interface Browsing {
  plan: PlanView;
  place: Place;
  /** Goes to a place of the plan; where one came from is remembered. */
  go: (place: Place) => void;
  /** Back to where one came from; `null` at the beginning. */
  back: (() => void) | null;
  show: (tab: PlanTab) => void;
}

const BrowsingContext = createContext<Browsing | null>(null);

export const BrowsingProvider = BrowsingContext.Provider;

/** The plan that is looked at; only inside the plan browser. */
export function useBrowsing(): Browsing {
  const browsing = useContext(BrowsingContext);
  if (!browsing) throw new Error("no plan above this component");
  return browsing;
}

/** The same, where a rule may be told outside the plan browser. */
export function useMaybeBrowsing(): Browsing | null {
  return useContext(BrowsingContext);
}

/** A place as one word, for lists and keys. */
export function keyOfPlace(place: Place): string {
  return place.kind === "about" ? "about" : `${place.kind}:${place.id}`;
}

/** The place that a word names. */
export function placeOfKey(key: string): Place {
  const [kind, ...rest] = key.split(":");
  const id = rest.join(":");
  if (kind === "rule" || kind === "reading" || kind === "document" || kind === "fact" || kind === "no-effect")
    return { kind, id };
  return { kind: "about" };
}
