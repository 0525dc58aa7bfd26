import type { ReactNode } from "react";
import { useDesk } from "../../api/hooks";
import { DocumentSign } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { useClaimTools, useVocabulary } from "../claim/context";
import styles from "./evidence.module.css";

/** Everything that came in, in order of arrival; 1–9 pick, Shift picks the one to compare with. */
export function Filmstrip({ children }: { children?: ReactNode }) {
  const { t } = useTexts();
  const desk = useDesk();
  const { claim, shown, beside, show, compare } = useClaimTools();
  const { documentLabel } = useVocabulary();
  return (
    <div className={styles.strip} role="group" aria-label={t("filmstrip")}>
      {claim.evidence.map((one, index) => {
        const kind = one.document ? documentLabel(one.document) : t("unclassified");
        const place = { evidenceId: one.evidenceId, page: 1, region: null };
        return (
          <button
            key={one.evidenceId}
            type="button"
            className={styles.thumb}
            title={`${kind} · ${one.name}`}
            aria-label={`${index + 1}: ${kind}, ${one.name}`}
            aria-pressed={one.evidenceId === shown?.evidenceId}
            data-selected={one.evidenceId === shown?.evidenceId}
            data-beside={one.evidenceId === beside?.evidenceId}
            data-aside={one.setAside}
            data-testid={`evidence-${index + 1}`}
            onClick={(event) => (event.shiftKey ? compare(place) : show(place))}
          >
            {one.reading.state !== "waiting" && (
              <img src={desk.thumbnail(one.evidenceId, one.sha256)} alt="" />
            )}
            <b aria-hidden="true">{index + 1}</b>
            {one.state && (
              <span>
                <DocumentSign state={one.state} />
              </span>
            )}
          </button>
        );
      })}
      {children}
    </div>
  );
}
