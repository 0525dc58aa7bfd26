import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toDeskError } from "../../api/backend";
import { acceptClaim, useDesk } from "../../api/hooks";
import type { Picked } from "../../api/types/Picked";
import { useNotices } from "../../components/Notices";

/** Takes files into a claim: those given, or those a person picks. */
export function useAttach(claimId: string) {
  const desk = useDesk();
  const client = useQueryClient();
  const { fail } = useNotices();
  return useCallback(
    async (given?: Picked) => {
      try {
        const picked = given?.picked ? given : await desk.backend.pick("evidence");
        if (picked) acceptClaim(client, await desk.attach(claimId, picked.picked, crypto.randomUUID()));
      } catch (error) {
        fail(toDeskError(error));
      }
    },
    [desk, client, fail, claimId],
  );
}
