import { useQueryClient } from "@tanstack/react-query";
import { useDesk } from "../../api/hooks";
import { keys } from "../../api/questions";
import type { ClaimView } from "../../api/types/ClaimView";
import { useNotices } from "../../components/Notices";
import { useTexts } from "../../i18n";

/** Entries of the history told one by one; more are only counted by their ellipsis. */
const TOLD = 3;

/** After a change was refused because the claim had moved on: fetches it anew and says what changed. */
export function useStale(claim: ClaimView) {
  const desk = useDesk();
  const client = useQueryClient();
  const { fail } = useNotices();
  const { t, label } = useTexts();
  return async () => {
    const [history] = await Promise.all([
      desk.history(claim.claimId),
      client.invalidateQueries({ queryKey: keys.claim(claim.claimId) }),
    ]);
    const seen = history.findIndex((entry) => entry.event === claim.head);
    const since = seen < 0 ? history.slice(0, TOLD) : history.slice(0, seen);
    const told = since
      .slice(0, TOLD)
      .map((entry) => `${label(entry.text)} (${entry.by})`)
      .join(t("list-separator"));
    fail({
      code: "stale",
      message: "",
      hints: [{ name: "what", value: told || t("unknown") }],
    });
  };
}
