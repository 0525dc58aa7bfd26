import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useDesk } from "../../api/hooks";
import { DocumentSign } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { useClaimTools, useVocabulary } from "../claim/context";
import styles from "./evidence.module.css";

/** Keys that go along the strip, and how far. */
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Everything that came in, in order of arrival; 1–9 and arrows pick, Shift picks the one to compare with. */
export function Filmstrip({ children }: { children?: ReactNode }) {
  const { t } = useTexts();
  const desk = useDesk();
  const { claim, shown, beside, show, compare } = useClaimTools();
  const { documentLabel } = useVocabulary();
  const strip = useRef<HTMLDivElement>(null);
  const at = claim.evidence.findIndex((one) => one.evidenceId === shown?.evidenceId);
  const thumb = (index: number) =>
    strip.current?.querySelector<HTMLElement>(`[data-testid="evidence-${index + 1}"]`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever picked it, it comes into sight
  useEffect(() => thumb(at)?.scrollIntoView({ block: "nearest", inline: "nearest" }), [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.ctrlKey || event.altKey || event.metaKey ? undefined : STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(0, at + step), claim.evidence.length - 1);
    const one = claim.evidence[next];
    if (one && next !== at) show({ evidenceId: one.evidenceId, page: 1, region: null });
    thumb(next)?.focus();
  };
  return (
    <div ref={strip} className={styles.strip} role="group" aria-label={t("filmstrip")}>
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
            tabIndex={index === at ? 0 : -1}
            onKeyDown={onKeyDown}
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
