import { lazy } from "react";
import { LANGUAGES } from "./i18n/languages";
import { readLanguage } from "./i18n/messages";

/** Parts of the window that its first picture does not show, by what reads their code. */
const parts = {
  claim: () => import("./features/claim/ClaimScreen"),
  entry: () => import("./features/entry/EntryScreen"),
  keys: () => import("./features/help/KeysDialog"),
  palette: () => import("./features/help/Palette"),
  members: () => import("./features/members/MembersDialog"),
  newClaim: () => import("./features/newclaim/NewClaimDialog"),
  plans: () => import("./features/plans/PlanBrowser"),
  readings: () => import("./features/readings/HouseReadingsDialog"),
  verify: () => import("./features/verify/VerifyDialog"),
};

/** Reads them all, and the other languages, so that none is waited for when it is opened. */
export function readParts() {
  const questions = [import("./components/ReasonDialog"), import("./components/Select")];
  return Promise.all([
    ...questions,
    ...LANGUAGES.map(readLanguage),
    ...Object.values(parts).map((read) => read()),
  ]);
}

export const ClaimScreen = lazy(async () => ({ default: (await parts.claim()).ClaimScreen }));
export const EntryScreen = lazy(async () => ({ default: (await parts.entry()).EntryScreen }));
export const KeysDialog = lazy(async () => ({ default: (await parts.keys()).KeysDialog }));
export const Palette = lazy(async () => ({ default: (await parts.palette()).Palette }));
export const MembersDialog = lazy(async () => ({ default: (await parts.members()).MembersDialog }));
export const NewClaimDialog = lazy(async () => ({ default: (await parts.newClaim()).NewClaimDialog }));
export const PlanBrowser = lazy(async () => ({ default: (await parts.plans()).PlanBrowser }));
export const VerifyDialog = lazy(async () => ({ default: (await parts.verify()).VerifyDialog }));
export const HouseReadingsDialog = lazy(async () => ({
  default: (await parts.readings()).HouseReadingsDialog,
}));
