import { useClaim } from "../../api/hooks";
import type { ClaimView } from "../../api/types/ClaimView";
import type { FactInfo } from "../../api/types/FactInfo";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import { useOpenClaim } from "../../route";
import { useVocabulary } from "../claim/context";
import { draftOf } from "../facts/values";
import { useBrowsing } from "./browsing";
import type { Entered } from "./useTrial";

/** What counts as known on a claim, as it would be entered by hand. */
export function enteredFrom(claim: ClaimView, version: string, facts: Map<string, FactInfo>): Entered {
  const entered: Entered = { asOf: "", version, facts: {}, documents: {}, readings: {} };
  for (const fact of claim.facts) {
    const info = facts.get(fact.name);
    if (info && fact.value !== null && fact.sufficient) entered.facts[fact.name] = draftOf(fact, info.input);
  }
  for (const requirement of claim.assessments.flatMap((one) => one.requirements))
    for (const { document, state } of requirement.alternatives) entered.documents[document] = state;
  for (const stand of claim.assessments.flatMap((one) => one.readings))
    if (stand.chosen?.scope === "claim") entered.readings[stand.reading.id] = stand.choice;
  return entered;
}

/** Where a claim of this plan is open behind the browser: its facts can be tried on, and are left as they are. */
export function TakeOver({ onTake }: { onTake: (entered: Entered) => void }) {
  const claimId = useOpenClaim();
  return claimId === null ? null : <FromClaim claimId={claimId} onTake={onTake} />;
}

function FromClaim({ claimId, onTake }: { claimId: string; onTake: (entered: Entered) => void }) {
  const { t } = useTexts();
  const { plan } = useBrowsing();
  const { facts } = useVocabulary();
  const { data: claim } = useClaim(claimId);
  if (claim?.plan !== plan.plan) return null;
  return (
    <Button
      small
      onPress={() => onTake(enteredFrom(claim, claim.assessments[0]?.version || plan.version, facts))}
      testId="try-take-over"
    >
      {t("try-take-over", { claim: claim.number })}
    </Button>
  );
}
