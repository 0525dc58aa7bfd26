import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useDesk } from "../api/hooks";
import type { Progress } from "../api/types/Progress";
import { useTexts } from "../i18n";
import { Button } from "./Button";
import { useCommands } from "./commands";
import { errorText } from "./errorText";
import styles from "./notices.module.css";

/**
 * Long work under way, each with its progress and a way to stop it; what was refused stays until put away. It stands
 * over every dialog, and dialogs leave its height free: work is stopped while the dialog that began it is open.
 */
export function Jobs() {
  const desk = useDesk();
  const { jobs, drop } = useJobs();
  const running = jobs.findLast((one) => !one.finished)?.job;
  useCommands([
    {
      id: "stop",
      keys: ["Ctrl+."],
      group: "window",
      disabled: running === undefined,
      // The focus does not leave a dialog: this is how work is stopped there without a mouse.
      inDialogs: true,
      run: () => running !== undefined && desk.cancel(running),
    },
  ]);
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const tell = () => document.documentElement.style.setProperty("--jobs", `${element.offsetHeight}px`);
    tell();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // There from the start: a dialog hides what is put into the window after it was opened.
  return (
    <div ref={bar} className={styles.top} data-react-aria-top-layer="true">
      {jobs.length > 0 && <List jobs={jobs} running={running} onClose={drop} />}
    </div>
  );
}

interface ListProps {
  jobs: Progress[];
  /** The one that the key stops. */
  running: string | undefined;
  onClose: (job: string) => void;
}

function List({ jobs, running, onClose }: ListProps) {
  const desk = useDesk();
  const texts = useTexts();
  const { t } = texts;
  return (
    <section className={styles.jobs} aria-label={t("jobs")} data-testid="jobs">
      {jobs.map((job) => (
        <div key={job.job}>
          <div className={styles.job}>
            <span>{t(`job-${job.work}`, { done: job.done, total: job.total })}</span>
            {!job.finished && (
              <progress value={job.done} max={Math.max(1, job.total)} aria-label={job.item} />
            )}
            <span>{job.item}</span>
            {job.finished ? (
              <Button small onPress={() => onClose(job.job)} keepsFocus testId="job-close">
                {t("close")}
              </Button>
            ) : (
              <Button
                small
                onPress={() => desk.cancel(job.job)}
                keepsFocus
                shortcut={job.job === running ? "Ctrl+." : undefined}
                testId="job-cancel"
              >
                {t("cancel")}
              </Button>
            )}
          </div>
          {job.refused.length > 0 && (
            <ul className={styles.refused} data-testid="job-refused" tabIndex={0} aria-label={t("jobs")}>
              {job.refused.map((error, index) => (
                <li key={index}>{errorText(error, texts)}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

/** What is under way, in the order in which it began. Work is over when the desk says so or when its command is. */
function useJobs() {
  const desk = useDesk();
  const [jobs, setJobs] = useState<Map<string, Progress>>(new Map());
  useEffect(() => {
    const settled = new Set<string>();
    const put = (job: string, next: (old: Progress | undefined) => Progress | undefined) =>
      setJobs((all) => {
        const progress = next(all.get(job));
        if (progress === all.get(job)) return all;
        const after = new Map(all);
        if (progress) after.set(job, progress);
        else after.delete(job);
        return after;
      });
    const ends = [
      desk.backend.onProgress((progress) => {
        const { job, finished, refused } = progress;
        // A message that comes after the answer of its command says nothing new, except what was refused.
        const isShown = finished ? refused.length > 0 : !settled.has(job);
        put(job, () => (isShown ? progress : undefined));
      }),
      desk.onSettled((job) => {
        settled.add(job);
        put(job, (old) => (old?.finished ? old : undefined));
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [desk]);
  const drop = (job: string) =>
    setJobs((all) => {
      const next = new Map(all);
      next.delete(job);
      return next;
    });
  return { jobs: [...jobs.values()], drop };
}
