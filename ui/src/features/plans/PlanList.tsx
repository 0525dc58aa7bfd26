import { type RefObject, useMemo, useState } from "react";
import {
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from "react-aria-components";
import { classes } from "../../components/Button";
import fieldStyles from "../../components/field.module.css";
import { Select } from "../../components/Select";
import { useTexts } from "../../i18n";
import { useVocabulary } from "../claim/context";
import { keyOfPlace, placeOfKey, useBrowsing } from "./browsing";
import { found, sections } from "./listing";
import styles from "./plans.module.css";

const ALL = "all";

/** Everything in the plan, grouped by kind, found by number, word, fact or document. */
export function PlanList({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { t, label } = useTexts();
  const { plan, place, go } = useBrowsing();
  const { facts, documents } = useVocabulary();
  const [benefit, setBenefit] = useState<string | null>(null);
  const [search, setSearch] = useState("");
  const all = useMemo(
    () => sections(plan, benefit, (id) => facts.get(id)?.label ?? documents.get(id)?.label),
    [plan, benefit, facts, documents],
  );
  const shown = useMemo(() => found(all, search), [all, search]);
  const count = shown.reduce((sum, section) => sum + section.entries.length, 0);
  return (
    <div className={styles.list}>
      <div className={styles.find}>
        <SearchField aria-label={t("plan-search")} value={search} onChange={setSearch} autoFocus>
          <Input
            ref={searchRef}
            className={fieldStyles.input}
            placeholder={t("plan-search-hint")}
            data-testid="plan-search"
          />
        </SearchField>
        {plan.benefits.length > 1 && (
          <Select
            label={t("benefit")}
            bare
            value={benefit ?? ALL}
            options={[
              { id: ALL, text: t("plan-all-benefits") },
              ...plan.benefits.map((one) => ({ id: one.id, text: label(one.label) })),
            ]}
            onChange={(id) => setBenefit(id === ALL ? null : id)}
            testId="plan-benefit"
          />
        )}
      </div>
      <ListBox
        className={styles.entries}
        aria-label={t("plans-clauses")}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[keyOfPlace(place)]}
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : [...keys];
          if (key !== undefined && key !== keyOfPlace(place)) go(placeOfKey(String(key)));
        }}
        renderEmptyState={() => <p className={styles.none}>{t("plan-nothing-found", { search })}</p>}
      >
        {search === "" && (
          <ListBoxItem
            id="about"
            textValue={t("plan-about")}
            className={styles.entry}
            data-testid="plan-item-about"
          >
            <span>{t("plan-about")}</span>
          </ListBoxItem>
        )}
        <Collection items={shown}>
          {(section) => (
            <ListBoxSection id={section.id} className={styles.section}>
              <Header>
                {t(section.id)} <small>{section.entries.length}</small>
              </Header>
              <Collection items={section.entries.map((entry) => ({ ...entry, id: keyOfPlace(entry.place) }))}>
                {(entry) => (
                  <ListBoxItem
                    textValue={`${label(entry.label)} ${entry.clause}`}
                    className={styles.entry}
                    data-testid={`plan-item-${entry.id}`}
                  >
                    <span className={classes(entry.open && styles.unsettled)}>{label(entry.label)}</span>
                    {entry.clause && <small lang="ja">{entry.clause}</small>}
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </Collection>
      </ListBox>
      <p className={styles.count} aria-live="polite">
        {t("plan-count", { count })}
      </p>
    </div>
  );
}
