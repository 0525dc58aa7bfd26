import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Desk } from "./desk";
import { infoOptions, keys } from "./questions";
import type { Change } from "./types/Change";
import type { ClaimView } from "./types/ClaimView";
import type { DeskError } from "./types/DeskError";
import type { DeskInfo } from "./types/DeskInfo";
import type { LetterRequest } from "./types/LetterRequest";
import type { Trial } from "./types/Trial";

/** The desk the window is opened on. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk; only inside the window's providers. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no desk above this component");
  return desk;
}

export function useDeskInfo() {
  const desk = useDesk();
  return useQuery(infoOptions(desk));
}

export function useClaim(claimId: string) {
  const desk = useDesk();
  return useQuery<ClaimView, DeskError>({
    queryKey: keys.claim(claimId),
    queryFn: () => desk.claim(claimId),
  });
}

export function useHistory(claimId: string, head: string) {
  const desk = useDesk();
  return useQuery({ queryKey: keys.history(claimId, head), queryFn: () => desk.history(claimId) });
}

export function useExplanation(claim: ClaimView, benefit: string, rule: string, decision: string | null) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["explain", claim.claimId, claim.head, benefit, rule, decision],
    queryFn: () => desk.explain(claim.claimId, benefit, rule, decision),
    placeholderData: keepPreviousData,
  });
}

/** A decision as it was made. */
export function useDecided(claim: ClaimView, event: string) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["decided", claim.claimId, claim.head, event],
    queryFn: () => desk.decided(claim.claimId, event),
  });
}

/** A letter as it would be issued now. Never kept: it says the day, and what was set up may have changed. */
export function useLetterPreview(claim: ClaimView, letter: LetterRequest) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["letter", claim.claimId, claim.head, letter],
    queryFn: () => desk.previewLetter(claim.claimId, letter),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
}

/** A version of a plan; the newest where none is named. Plans do not change while the program runs. */
export function usePlan(plan: string, version: string | null) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["plan", plan, version],
    queryFn: () => desk.plan(plan, version),
    // Another version of the same plan: what is shown stays until it is there, and what was entered with it.
    placeholderData: (before) => (before?.plan === plan ? before : undefined),
  });
}

export function usePassage(plan: string, version: string, rule: string) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["passage", plan, version, rule],
    queryFn: () => desk.passage(plan, version, rule),
  });
}

export function usePlanDiff(plan: string, from: string, to: string) {
  const desk = useDesk();
  return useQuery({ queryKey: ["plan-diff", plan, from, to], queryFn: () => desk.planDiff(plan, from, to) });
}

export function useHouseReadings() {
  const desk = useDesk();
  return useQuery({ queryKey: ["house"], queryFn: desk.houseReadings });
}

/** What a plan says to facts by hand. Each answer is kept under its own question, so none overtakes another. */
export function useTrialAnswer(trial: Trial) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["trial", trial],
    queryFn: () => desk.tryPlan(trial),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export function useTrialExplanation(trial: Trial, benefit: string, rule: string) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["trial-explain", trial, benefit, rule],
    queryFn: () => desk.explainTrial(trial, benefit, rule),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Takes the desk as it is after the house chose, and asks anew for everything a choice can change. */
export function acceptHouse(client: QueryClient, info: DeskInfo) {
  client.setQueryData(keys.info, info);
  for (const of of ["queue", "claim", "explain", "house", "plan", "trial", "trial-explain"])
    client.invalidateQueries({ queryKey: [of] });
}

export function useMembers(search: string) {
  const desk = useDesk();
  return useQuery({
    queryKey: ["members", search],
    queryFn: () => desk.members(search),
    placeholderData: keepPreviousData,
  });
}

/** Takes the claim a command answered with as the claim that is shown. */
export function acceptClaim(client: QueryClient, claim: ClaimView) {
  client.setQueryData(keys.claim(claim.claimId), claim);
  // A dossier and the claims that refer to it show one another.
  const related = [claim.dossier, ...claim.dossiers, ...claim.referring];
  for (const one of related) if (one) client.invalidateQueries({ queryKey: keys.claim(one.claimId) });
  client.invalidateQueries({ queryKey: ["queue"] });
}

/**
 * Sends changes to one claim, one after the other. Each names the head of the claim as shown when it is
 * sent and carries a key of its own; nothing is shown before the desk has answered.
 */
export function useChange(claimId: string) {
  const desk = useDesk();
  const client = useQueryClient();
  return useMutation<ClaimView, DeskError, Change>({
    scope: { id: claimId },
    mutationFn: (change) => {
      const shown = client.getQueryData<ClaimView>(keys.claim(claimId));
      return desk.change({ claimId, head: shown?.head ?? "", key: crypto.randomUUID(), change });
    },
    onSuccess: (claim) => acceptClaim(client, claim),
    onError: (error) => {
      if (error.code === "stale") client.invalidateQueries({ queryKey: keys.claim(claimId) });
    },
  });
}
