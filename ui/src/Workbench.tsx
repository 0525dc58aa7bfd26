import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useCallback, useEffect, useState } from "react";
import { toDeskError } from "./api/backend";
import { acceptClaim, useDeskInfo } from "./api/hooks";
import type { ClaimView } from "./api/types/ClaimView";
import type { Picked } from "./api/types/Picked";
import { useToday } from "./api/useToday";
import { useCommands } from "./components/commands";
import { Jobs } from "./components/Jobs";
import { Split } from "./components/Split";
import { THEMES, useTheme } from "./components/theme";
import { DropTarget } from "./features/evidence/DropTarget";
import { useAttachTo } from "./features/evidence/useAttach";
import { usePlanBrowser } from "./features/plans/context";
import { QueueScreen } from "./features/queue/QueueScreen";
import { useQueuePlace } from "./features/queue/useQueuePlace";
import { useTexts } from "./i18n";
import { LANGUAGES } from "./i18n/languages";
import {
  ClaimScreen,
  EntryScreen,
  HouseReadingsDialog,
  KeysDialog,
  MembersDialog,
  NewClaimDialog,
  Palette,
  PlanBrowser,
  readParts,
  VerifyDialog,
} from "./later";
import { openClaim, useOpenClaim } from "./route";
import { TopBar, type WindowDialog } from "./TopBar";
import styles from "./workbench.module.css";

/** Milliseconds after the first picture before the rest of the window is read. */
const READ_AFTER = 300;

/** The window: a bar, the queue, and beside it the claim that is open. */
export function Workbench() {
  const texts = useTexts();
  const { t, language, setLanguage } = texts;
  const client = useQueryClient();
  const info = useDeskInfo();
  const opened = useOpenClaim();
  const [theme, setTheme] = useTheme();
  const [dialog, setDialog] = useState<WindowDialog>(null);
  /** What was dropped to become the evidence of the claim that is being entered. */
  const [files, setFiles] = useState<Picked[]>([]);
  const [isOffered, setOffered] = useState(false);
  const attach = useAttachTo();
  useToday();

  const place = useQueuePlace();

  const openReadings = info.data?.openReadings ?? [];
  // A new desk is asked once, before its house has chosen anything; later the bar still says what is open.
  const isNewHouse = openReadings.length > 0 && info.data?.houseHasChosen === false;
  useEffect(() => {
    if (!isNewHouse || isOffered) return;
    setOffered(true);
    setDialog((shown) => shown ?? "readings");
  }, [isNewHouse, isOffered]);
  // Once the first picture stands: what is opened next is there already.
  const isStanding = info.data !== undefined;
  useEffect(() => {
    if (!isStanding) return;
    const waiting = setTimeout(readParts, READ_AFTER);
    return () => clearTimeout(waiting);
  }, [isStanding]);
  const next = <T,>(list: readonly T[], current: T): T =>
    list[(list.indexOf(current) + 1) % list.length] ?? current;
  const plans = usePlanBrowser();
  useCommands([
    { id: "palette", keys: ["Ctrl+K"], group: "window", run: () => setDialog("palette") },
    { id: "keys", keys: ["?"], group: "window", run: () => setDialog("keys") },
    { id: "new", keys: ["n"], group: "window", run: () => setDialog("new") },
    { id: "members", keys: ["m"], group: "window", run: () => setDialog("members") },
    { id: "plans", keys: ["p"], group: "window", run: () => plans.open({}) },
    { id: "house", keys: [], group: "window", run: () => plans.open({ tab: "house" }) },
    { id: "language", keys: [], group: "window", run: () => setLanguage(next(LANGUAGES, language)) },
    { id: "theme", keys: [], group: "window", run: () => setTheme(next(THEMES, theme)) },
    { id: "verify", keys: [], group: "window", run: () => setDialog("verify") },
    {
      id: "readings",
      keys: [],
      group: "window",
      disabled: openReadings.length === 0,
      run: () => setDialog("readings"),
    },
  ]);
  const close = useCallback(() => {
    setDialog(null);
    setFiles([]);
  }, []);
  const onFiles = useCallback((picked: Picked) => {
    setFiles((all) => [...all, picked]);
    setDialog("new");
  }, []);
  const onOpened = useCallback(
    async (claim: ClaimView) => {
      acceptClaim(client, claim);
      close();
      openClaim(claim.claimId);
      for (const picked of files) await attach(claim.claimId, picked);
    },
    [client, close, attach, files],
  );

  if (info.error) {
    return (
      <Suspense>
        <EntryScreen error={toDeskError(info.error)} />
      </Suspense>
    );
  }
  const queue = <QueueScreen place={place} opened={opened} onOpen={openClaim} />;
  return (
    <div className={styles.window}>
      <TopBar
        info={info.data}
        theme={theme}
        onTheme={setTheme}
        onDialog={setDialog}
        onPlans={() => plans.open({})}
      />
      <main className={styles.main}>
        {opened === null ? (
          queue
        ) : (
          <Split
            name="queue"
            label={t("resize-queue")}
            initial={216}
            min={160}
            max={400}
            rest={640}
            start={queue}
            end={
              <Suspense>
                <ClaimScreen key={opened} claimId={opened} />
              </Suspense>
            }
          />
        )}
      </main>
      <Jobs />
      <DropTarget claimId={opened} isNew={dialog === "new"} onOpened={onOpened} onFiles={onFiles} />
      <Suspense>
        {plans.target && <PlanBrowser target={plans.target} onClose={plans.close} />}
        {dialog === "new" && <NewClaimDialog files={files} onClose={close} onOpened={onOpened} />}
        {dialog === "members" && <MembersDialog onClose={close} />}
        {dialog === "keys" && <KeysDialog onClose={close} />}
        {dialog === "palette" && <Palette onClose={close} />}
        {dialog === "verify" && <VerifyDialog onClose={close} />}
        {dialog === "readings" && openReadings.length > 0 && (
          <HouseReadingsDialog readings={openReadings} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}
