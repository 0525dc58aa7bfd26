import type { EvidenceView } from "../../api/types/EvidenceView";
import { useTexts } from "../../i18n";
import { fileSize, instant } from "../../i18n/format";
import styles from "./evidence.module.css";

/** What was read from a file: its text on the page that is shown, and what the file says about itself. */
export function TextPanel({ evidence, page }: { evidence: EvidenceView; page: number }) {
  const { t, has } = useTexts();
  const rows: [string, string][] = [
    [t("property-name"), evidence.name],
    [t("property-size"), `${fileSize(evidence.size)} · ${evidence.mediaType}`],
    [t("property-attached"), instant(evidence.attachedAt)],
    ["SHA-256", evidence.sha256],
    ...evidence.properties.map(({ name, value }): [string, string] => {
      const key = `property-${name.replaceAll("_", "-")}`;
      return [has(key) ? t(key) : name, value];
    }),
  ];
  return (
    <section className={styles.text} aria-label={t("command-text")} data-testid="evidence-text">
      <dl>
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div lang="ja">{evidence.text[page - 1] || t("text-none")}</div>
    </section>
  );
}
