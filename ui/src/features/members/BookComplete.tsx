import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toDeskError } from "../../api/backend";
import { useDesk, useDeskInfo } from "../../api/hooks";
import { keys } from "../../api/questions";
import { Button } from "../../components/Button";
import { useDraft } from "../../components/drafts";
import { ImeForm } from "../../components/ime";
import { useNotices } from "../../components/Notices";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import styles from "./members.module.css";

const ALL = "all";

/** From which day on the book of earlier claims is complete. Until somebody says so, counts over them stay open. */
export function BookComplete() {
  const { t, label } = useTexts();
  const desk = useDesk();
  const client = useQueryClient();
  const { fail } = useNotices();
  const info = useDeskInfo().data;
  const draft = useDraft("book complete", { plan: ALL, from: "" });
  const { plan, from } = draft.value;
  const [isOpen, setOpen] = useState(from !== "");
  const close = () => {
    setOpen(false);
    draft.drop();
  };
  const plans = info?.plans ?? [];
  const known = info?.bookComplete ?? [];
  const nameOf = (id: string | null) => {
    const found = plans.find((one) => one.id === id);
    return id === null ? t("filter-all-plans") : found ? label(found.label) : id;
  };
  const record = async () => {
    try {
      const next = await desk.historyComplete(crypto.randomUUID(), plan === ALL ? null : plan, from);
      client.setQueryData(keys.info, next);
      for (const kept of ["claim", "queue", "explain"]) client.invalidateQueries({ queryKey: [kept] });
      close();
    } catch (error) {
      fail(toDeskError(error));
    }
  };
  return (
    <div className={styles.complete} data-testid="book-complete">
      <h3 className={known.length === 0 ? styles.unsaid : undefined}>
        {t(known.length === 0 ? "book-incomplete" : "book-complete-head")}
      </h3>
      {known.map((one) => (
        <p key={one.plan ?? ALL}>{t("book-complete", { plan: nameOf(one.plan), date: one.from })}</p>
      ))}
      {isOpen ? (
        <ImeForm onSubmit={record} className={styles.tools}>
          <Select
            label={t("filter-plan")}
            bare
            value={plan}
            options={[
              { id: ALL, text: t("filter-all-plans") },
              ...plans.map((one) => ({ id: one.id, text: label(one.label) })),
            ]}
            onChange={(chosen) => draft.put({ plan: chosen, from })}
            testId="complete-plan"
          />
          <TextField
            label={t("book-complete-day")}
            bare
            value={from}
            onChange={(text) => draft.put({ plan, from: text })}
            placeholder={t("book-complete-day")}
            autoFocus
            testId="complete-from"
          />
          <Button onPress={close}>{t("cancel")}</Button>
          <Button look="solid" submit disabled={from.trim() === ""} testId="complete-record">
            {t("record")}
          </Button>
        </ImeForm>
      ) : (
        <Button small look="plain" onPress={() => setOpen(true)} testId="complete-open">
          {t("book-complete-set")}
        </Button>
      )}
    </div>
  );
}
