import { useAsk } from "../../components/AskReason";
import { useTexts } from "../../i18n";
import { useClaimTools } from "./context";

/** Asks what the senior should look at, and sends the claim there. */
export function useRefer(): () => void {
  const { t } = useTexts();
  const { change } = useClaimTools();
  const ask = useAsk();
  return () =>
    ask({ title: t("refer"), label: t("reason"), hint: t("refer-hint") }, ({ reason }) =>
      change({ kind: "set_status", status: "awaiting_approval", reason }),
    );
}
