import { Fragment } from "react";
import type { RequirementView } from "../../api/types/RequirementView";
import { useTexts } from "../../i18n";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import { ChecklistItem } from "./ChecklistItem";
import styles from "./checklist.module.css";
import { groupsOf } from "./groups";
import { useSelection } from "./useSelection";

/** Whether nothing more is to be done about a requirement. */
function isDone({ state }: RequirementView): boolean {
  return state === "accepted" || state === "waived";
}

function documentsOf({ alternatives }: RequirementView): string {
  return alternatives
    .map((one) => one.document)
    .sort()
    .join(" ");
}

/** The documents this claim needs, each with its state; those that may turn out to be needed stand apart. */
export function ChecklistSection() {
  const { t } = useTexts();
  const { assessment } = useClaimTools();
  const { selected, select } = useSelection();
  const { needed, perhaps, optional } = groupsOf(assessment);
  const shown = [...needed, ...perhaps, ...optional];
  const itemOf = (requirement: RequirementView) => ({
    requirement,
    hasTwin: shown.filter((one) => documentsOf(one) === documentsOf(requirement)).length > 1,
    isSelected: requirement.rule === selected,
    onSelect: () => select(requirement.rule),
  });
  if (shown.length === 0) return null;
  return (
    <section className={claimStyles.section} aria-label={t("checklist")} data-testid="checklist">
      <h2>
        {t("checklist")}{" "}
        <small>
          {needed.filter(isDone).length}/{needed.length}
        </small>
      </h2>
      <ul>
        {needed.map((one) => (
          <ChecklistItem key={one.rule} {...itemOf(one)} />
        ))}
      </ul>
      {[
        { title: "perhaps-needed", group: perhaps },
        { title: "asked-for-only", group: optional },
      ].map(
        ({ title, group }) =>
          group.length > 0 && (
            <Fragment key={title}>
              <p className={styles.perhaps}>{t(title)}</p>
              <ul>
                {group.map((one) => (
                  <ChecklistItem key={one.rule} {...itemOf(one)} />
                ))}
              </ul>
            </Fragment>
          ),
      )}
    </section>
  );
}
