import { useEffect, useRef } from "react";
import { Button } from "../../components/Button";
import { Icon } from "../../components/Icon";
import { useTexts } from "../../i18n";
import { AboutPlan } from "./AboutPlan";
import { keyOfPlace, useBrowsing } from "./browsing";
import { DocumentDetail, FactDetail, NoEffectDetail } from "./NamedDetails";
import styles from "./plans.module.css";
import { ReadingDetail } from "./ReadingDetail";
import { RuleDetail } from "./RuleDetail";

/** What was chosen, whole. */
export function Detail() {
  const { t } = useTexts();
  const { place, back } = useBrowsing();
  const box = useRef<HTMLDivElement>(null);
  const key = keyOfPlace(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place begins at its top
  useEffect(() => {
    box.current?.scrollTo?.({ top: 0 });
  }, [key]);
  return (
    <div className={styles.detail} ref={box} tabIndex={-1} data-testid="plan-detail">
      {back && (
        <Button small look="plain" onPress={back} shortcut="Alt+←" testId="plan-back">
          <Icon name="left" size={12} /> {t("plan-back")}
        </Button>
      )}
      <article key={key}>
        {place.kind === "about" && <AboutPlan />}
        {place.kind === "rule" && <RuleDetail id={place.id} />}
        {place.kind === "reading" && <ReadingDetail id={place.id} />}
        {place.kind === "document" && <DocumentDetail id={place.id} />}
        {place.kind === "fact" && <FactDetail id={place.id} />}
        {place.kind === "no-effect" && <NoEffectDetail id={place.id} />}
      </article>
    </div>
  );
}
