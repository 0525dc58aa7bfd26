import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toDeskError } from "../../api/backend";
import { acceptClaim, useDesk } from "../../api/hooks";
import { keys } from "../../api/questions";
import type { Picked } from "../../api/types/Picked";
import { useNotices } from "../../components/Notices";

/** Takes files into a claim that is named then: those given, or those a person picks. Each shows as it arrives. */
export function useAttachTo() {
  const desk = useDesk();
  const client = useQueryClient();
  const { fail } = useNotices();
  return useCallback(
    async (claimId: string, given?: Picked) => {
      const job = crypto.randomUUID();
      const queryKey = keys.claim(claimId);
      const end = desk.backend.onProgress((progress) => {
        // An answer under way is not given up for the next: files may come faster than the claim is read.
        if (progress.job === job && progress.done > 0)
          client.invalidateQueries({ queryKey }, { cancelRefetch: false });
      });
      try {
        const picked = given ?? (await desk.backend.pick("evidence"));
        if (!picked) return;
        const claim = await desk.attach(claimId, picked.picked, job);
        // What was asked before the last file came must not arrive after it.
        await client.cancelQueries({ queryKey });
        acceptClaim(client, claim);
      } catch (error) {
        client.invalidateQueries({ queryKey });
        fail(toDeskError(error));
      } finally {
        end();
      }
    },
    [desk, client, fail],
  );
}

/** Takes files into this claim. */
export function useAttach(claimId: string) {
  const attach = useAttachTo();
  return useCallback((given?: Picked) => attach(claimId, given), [attach, claimId]);
}
