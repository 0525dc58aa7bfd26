import { useEffect, useRef, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { toDeskError } from "../../api/backend";
import { useDeskInfo, usePlan } from "../../api/hooks";
import type { PlanInfo } from "../../api/types/PlanInfo";
import { Dialog } from "../../components/Dialog";
import { errorText } from "../../components/errorText";
import { isComposing } from "../../components/ime";
import { Select } from "../../components/Select";
import { Split } from "../../components/Split";
import { useTexts } from "../../i18n";
import { BrowsingProvider } from "./browsing";
import type { Place, PlanTab, PlanTarget } from "./context";
import { Detail } from "./Detail";
import { HousePanel } from "./HousePanel";
import { PlanList } from "./PlanList";
import styles from "./plans.module.css";
import { TryPanel } from "./TryPanel";
import { VersionsPanel } from "./VersionsPanel";

const TABS: PlanTab[] = ["clauses", "try", "versions", "house"];

/** The plans, clause by clause: what each rule says, what it rests on, and what it makes of facts by hand. */
export function PlanBrowser({ target, onClose }: { target: PlanTarget; onClose: () => void }) {
  const { t } = useTexts();
  const plans = useDeskInfo().data?.plans ?? [];
  const first = plans.find((one) => one.id === target.plan) ?? plans[0];
  return (
    <Dialog title={t("plans")} onClose={onClose} size="full" testId="plans">
      {first ? (
        <Plans plans={plans} first={first} target={target} />
      ) : (
        <p className={styles.empty}>{t("plans-none")}</p>
      )}
    </Dialog>
  );
}

interface PlansProps {
  plans: PlanInfo[];
  first: PlanInfo;
  target: PlanTarget;
}

function Plans({ plans, first, target }: PlansProps) {
  const texts = useTexts();
  const { t, label } = texts;
  const [planId, setPlanId] = useState(first.id);
  const [version, setVersion] = useState<string | null>(target.version || null);
  const [tab, setTab] = useState<PlanTab>(target.tab ?? "clauses");
  const [trail, setTrail] = useState<Place[]>([target.place ?? { kind: "about" }]);
  const search = useRef<HTMLInputElement>(null);
  const { data: plan, error } = usePlan(planId, version);
  const versions = plans.find((one) => one.id === planId)?.versions ?? [];
  const place = trail.at(-1) ?? { kind: "about" };
  const choosePlan = (id: string) => {
    setPlanId(id);
    setVersion(null);
    setTrail([{ kind: "about" }]);
  };
  const go = (next: Place) => {
    setTab("clauses");
    setTrail((all) => [...all, next]);
  };
  const back = trail.length > 1 ? () => setTrail((all) => all.slice(0, -1)) : null;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A question over the browser has its keys to itself.
      const isCovered = document.querySelectorAll("[role=dialog]").length > 1;
      if (isComposing(event) || isCovered) return;
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest("input, textarea") !== null;
      if (event.key === "/" && !isTyping && search.current) {
        event.preventDefault();
        search.current.focus();
      }
      if (event.altKey && event.key === "ArrowLeft" && back) {
        event.preventDefault();
        back();
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
  return (
    <div className={styles.browser}>
      <Tabs
        className={styles.tabs}
        selectedKey={tab}
        onSelectionChange={(key) => setTab(key as PlanTab)}
        keyboardActivation="manual"
      >
        <div className={styles.head}>
          <div className={styles.plan}>
            <Select
              label={t("filter-plan")}
              bare
              value={planId}
              options={plans.map((one) => ({ id: one.id, text: label(one.label) }))}
              onChange={choosePlan}
              testId="plans-plan"
            />
          </div>
          <TabList className={styles.tablist} aria-label={t("plans")}>
            {TABS.map((one) => (
              <Tab key={one} id={one} className={styles.tab} data-testid={`plans-tab-${one}`}>
                {t(`plans-${one}`)}
              </Tab>
            ))}
          </TabList>
          {versions.length > 1 && tab === "clauses" && (
            <div className={styles.version}>
              <Select
                label={t("plan-version")}
                bare
                value={plan?.version ?? version}
                options={versions.map((one) => ({ id: one, text: t("plan-version-from", { date: one }) }))}
                onChange={setVersion}
                testId="plans-version"
              />
            </div>
          )}
        </div>
        {error ? (
          <p className={styles.empty} role="alert">
            {errorText(toDeskError(error), texts)}
          </p>
        ) : plan === undefined ? (
          <p className={styles.empty}>{t("loading")}</p>
        ) : (
          <BrowsingProvider value={{ plan, place, go, back, show: setTab }}>
            <TabPanel id="clauses" className={styles.panel}>
              <Split
                name="plans"
                label={t("resize-plans")}
                initial={360}
                min={240}
                max={560}
                start={<PlanList key={`${plan.plan}/${plan.version}`} searchRef={search} />}
                end={<Detail />}
              />
            </TabPanel>
            <TabPanel id="try" className={styles.panel} shouldForceMount>
              <TryPanel key={plan.plan} />
            </TabPanel>
            <TabPanel id="versions" className={styles.panel}>
              <VersionsPanel key={plan.plan} />
            </TabPanel>
            <TabPanel id="house" className={styles.panel}>
              <HousePanel />
            </TabPanel>
          </BrowsingProvider>
        )}
      </Tabs>
    </div>
  );
}
