import { useCallback, useDeferredValue, useRef, useState } from "react";
import { EVERYTHING_OPEN } from "../../api/first";
import { useDeskInfo } from "../../api/hooks";
import type { QueueQuery } from "../../api/types/QueueQuery";
import type { VerdictKind } from "../../api/types/VerdictKind";
import { Button, classes } from "../../components/Button";
import { useCommands } from "../../components/commands";
import { onEnter } from "../../components/ime";
import { LateSelect } from "../../components/LateSelect";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { QueueList, rowHeight } from "./QueueList";
import styles from "./queue.module.css";
import { StatusFilter } from "./StatusFilter";
import { type PageRange, pagesOf, type QueuePages, useQueuePages } from "./useQueuePages";
import { firstInSight, type QueuePlace } from "./useQueuePlace";

const VERDICTS: VerdictKind[] = [
  "undetermined",
  "payable",
  "not_payable",
  "entitled",
  "not_entitled",
  "plan_defect",
];

/** How far ahead one looks, in days. */
const DUE: { id: "all" | "today" | "week"; days: number | null }[] = [
  { id: "all", days: null },
  { id: "today", days: 0 },
  { id: "week", days: 7 },
];

interface QueueScreenProps {
  place: QueuePlace;
  opened: string | null;
  onOpen: (claimId: string) => void;
}

/** The morning's work: what is due, filtered and searched. Beside an open claim it is a narrow list. */
export function QueueScreen({ place, opened, onOpen }: QueueScreenProps) {
  const { t } = useTexts();
  const compact = opened !== null;
  const { query, ask: setQuery } = place;
  const asked = useDeferredValue(query);
  const [top] = useState(() => firstInSight(place.spot.current, rowHeight(compact)));
  const [range, setRange] = useState<PageRange>(() => pagesOf(top, top));
  const onSight = useCallback(
    (seen: PageRange) => setRange((old) => (old.from === seen.from && old.to === seen.to ? old : seen)),
    [],
  );
  const pages = useQueuePages(asked, range);
  const searchRef = useRef<HTMLDivElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  useCommands([
    {
      id: "search",
      keys: ["/"],
      group: "queue",
      run: () => searchRef.current?.querySelector("input")?.focus(),
    },
  ]);
  const isFiltered =
    query.search !== "" ||
    query.statuses.length > 0 ||
    query.plan !== null ||
    query.verdicts.length > 0 ||
    query.dueWithin !== null;
  const empty = (
    <div className={styles.empty} data-testid="queue-empty">
      <p>{query.search ? t("queue-empty-search", { search: query.search }) : t("queue-empty")}</p>
      {isFiltered ? (
        <Button onPress={() => setQuery(EVERYTHING_OPEN)}>{t("clear-filters")}</Button>
      ) : (
        <p>{t("queue-empty-hint")}</p>
      )}
    </div>
  );
  return (
    <section className={styles.screen} aria-label={t("queue")} data-testid="queue-screen">
      <div className={classes(styles.tools, compact && styles.narrow)}>
        <div
          ref={searchRef}
          className={styles.search}
          role="search"
          onKeyDown={(event) => {
            onEnter(() => listRef.current?.focus())(event);
            if (event.key === "Escape") setQuery({ ...query, search: "" });
          }}
        >
          <TextField
            label={t("search")}
            bare
            value={query.search}
            onChange={(search) => setQuery({ ...query, search })}
            placeholder={compact ? t("search") : `${t("search-hint")}  /`}
            testId="queue-search"
          />
        </div>
        {!compact && <Filters query={query} counts={pages.counts} onChange={setQuery} />}
      </div>
      <QueueList
        query={asked}
        pages={pages}
        top={top}
        onSight={onSight}
        spot={place.spot}
        compact={compact}
        opened={opened}
        onOpen={onOpen}
        listRef={listRef}
        empty={empty}
      />
    </section>
  );
}

interface FiltersProps {
  query: QueueQuery;
  counts: QueuePages["counts"];
  onChange: (query: QueueQuery) => void;
}

function Filters({ query, counts, onChange }: FiltersProps) {
  const { t, label } = useTexts();
  const plans = useDeskInfo().data?.plans ?? [];
  return (
    <>
      <StatusFilter
        chosen={query.statuses}
        counts={counts}
        onChange={(statuses) => onChange({ ...query, statuses })}
      />
      <div className={styles.pick}>
        <LateSelect
          label={t("filter-due")}
          bare
          value={DUE.find((due) => due.days === query.dueWithin)?.id ?? "all"}
          options={DUE.map(({ id }) => ({ id, text: t(`filter-due-${id}`) }))}
          onChange={(due) =>
            onChange({ ...query, dueWithin: DUE.find((one) => one.id === due)?.days ?? null })
          }
          testId="queue-due"
        />
      </div>
      <div className={styles.pick}>
        <LateSelect
          label={t("filter-plan")}
          bare
          value={query.plan ?? "all"}
          options={[
            { id: "all", text: t("filter-all-plans") },
            ...plans.map((plan) => ({ id: plan.id, text: label(plan.label) })),
          ]}
          onChange={(plan) => onChange({ ...query, plan: plan === "all" ? null : plan })}
          testId="queue-plan"
        />
      </div>
      <div className={styles.pick}>
        <LateSelect
          label={t("filter-verdict")}
          bare
          value={query.verdicts[0] ?? "all"}
          options={[
            { id: "all" as const, text: t("filter-all-verdicts") },
            ...VERDICTS.map((verdict) => ({
              id: verdict,
              text: t(`verdict-${verdict.replaceAll("_", "-")}`),
            })),
          ]}
          onChange={(verdict) => onChange({ ...query, verdicts: verdict === "all" ? [] : [verdict] })}
          testId="queue-verdict"
        />
      </div>
      <div className={styles.pick}>
        <LateSelect
          label={t("sort")}
          bare
          value={query.sort}
          options={(["due", "number", "changed"] as const).map((sort) => ({
            id: sort,
            text: t(`sort-${sort}`),
          }))}
          onChange={(sort) => onChange({ ...query, sort })}
          testId="queue-sort"
        />
      </div>
    </>
  );
}
