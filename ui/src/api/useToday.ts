import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { deskDay } from "../i18n/format";
import { useDeskInfo } from "./hooks";
import { keys } from "./questions";

/** Milliseconds between two looks at the clock. */
const EVERY = 60_000;

/** What the desk says differently on another day. */
const BY_DAY = [keys.info, ["queue"], ["claim"], ["explain"], ["letter"]];

/** Asks anew for what hangs on the day once that has changed: by midnight, or while the computer slept. */
export function useToday() {
  const client = useQueryClient();
  const today = useDeskInfo().data?.today;
  const asked = useRef("");
  useEffect(() => {
    if (today === undefined) return;
    const look = () => {
      const day = deskDay(new Date());
      // Once a day and answer: a desk whose clock stands still is not asked every minute.
      const doubt = `${day} ${today}`;
      if (document.hidden || day === today || doubt === asked.current) return;
      asked.current = doubt;
      for (const queryKey of BY_DAY) client.invalidateQueries({ queryKey });
    };
    const timer = setInterval(look, EVERY);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [client, today]);
}
