import { useEffect, useState } from "react";
import { useDesk } from "../api/hooks";
import type { Progress } from "../api/types/Progress";
import { useTexts } from "../i18n";
import { Button } from "./Button";
import { errorText } from "./errorText";
import styles from "./notices.module.css";

/** Long work under way, each with its progress and a way to stop it; what was refused stays until put away. */
export function Jobs() {
  const desk = useDesk();
  const texts = useTexts();
  const { t } = texts;
  const [jobs, setJobs] = useState<Map<string, Progress>>(new Map());
  const put = (job: string, progress: Progress | null) =>
    setJobs((all) => {
      const next = new Map(all);
      if (progress) next.set(job, progress);
      else next.delete(job);
      return next;
    });
  useEffect(
    () =>
      desk.backend.onProgress((progress) => {
        const isDone = progress.finished && progress.refused.length === 0;
        setJobs((all) => {
          const next = new Map(all);
          if (isDone) next.delete(progress.job);
          else next.set(progress.job, progress);
          return next;
        });
      }),
    [desk],
  );
  if (jobs.size === 0) return null;
  return (
    <section className={styles.jobs} aria-label={t("jobs")} data-testid="jobs">
      {[...jobs.values()].map((job) => (
        <div key={job.job}>
          <div className={styles.job}>
            <span>{t(`job-${job.work}`, { done: job.done, total: job.total })}</span>
            {!job.finished && (
              <progress value={job.done} max={Math.max(1, job.total)} aria-label={job.item} />
            )}
            <span>{job.item}</span>
            {job.finished ? (
              <Button small onPress={() => put(job.job, null)}>
                {t("close")}
              </Button>
            ) : (
              <Button small onPress={() => desk.cancel(job.job)} testId="job-cancel">
                {t("cancel")}
              </Button>
            )}
          </div>
          {job.refused.length > 0 && (
            <ul className={styles.refused} data-testid="job-refused">
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
