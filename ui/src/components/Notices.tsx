import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { DeskError } from "../api/types/DeskError";
import { useTexts } from "../i18n";
import { Button, classes } from "./Button";
import { errorText } from "./errorText";
import { Icon } from "./Icon";
import styles from "./notices.module.css";

interface Notice {
  id: number;
  text: string;
  isError: boolean;
}

interface Notices {
  /** Says something; it goes away by itself. */
  say: (text: string) => void;
  /** Shows an error in the person's language; it stays until it is put away. */
  fail: (error: DeskError) => void;
}

const NoticesContext = createContext<Notices | null>(null);

/** How long a notice stays, in milliseconds. */
const STAYS = 5000;

/** How to tell the person something. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error("no notices above this component");
  return notices;
}

/** Shows notices over everything inside. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const texts = useTexts();
  const latest = useRef(texts);
  latest.current = texts;
  const [list, setList] = useState<Notice[]>([]);
  const last = useRef(0);
  const drop = useCallback((id: number) => setList((all) => all.filter((one) => one.id !== id)), []);
  const notices = useMemo<Notices>(() => {
    const add = (text: string, isError: boolean) => {
      last.current += 1;
      const id = last.current;
      setList((all) => [...all.filter((one) => one.text !== text), { id, text, isError }]);
      if (!isError) setTimeout(() => drop(id), STAYS);
    };
    return {
      say: (text) => add(text, false),
      fail: (error) => add(errorText(error, latest.current), true),
    };
  }, [drop]);
  return (
    <NoticesContext.Provider value={notices}>
      {children}
      <div className={styles.notices} aria-live="polite" data-react-aria-top-layer="true">
        {list.map((notice) => (
          <div
            key={notice.id}
            className={classes(styles.notice, notice.isError && styles.error)}
            role={notice.isError ? "alert" : "status"}
            data-testid={notice.isError ? "error" : "notice"}
          >
            <span>{notice.text}</span>
            <Button look="plain" small keepsFocus label={texts.t("close")} onPress={() => drop(notice.id)}>
              <Icon name="close" size={12} />
            </Button>
          </div>
        ))}
      </div>
    </NoticesContext.Provider>
  );
}
