import type { Proof } from "../../api/types/Proof";
import type { SourceView } from "../../api/types/SourceView";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import { instant } from "../../i18n/format";
import { openClaim } from "../../route";
import { useClaimTools, useVocabulary } from "../claim/context";

interface ProvenanceProps {
  source: SourceView;
  proof?: Proof | null;
  fromBook?: boolean;
}

/** Where a value came from; a page of evidence opens in the viewer, at the place. */
export function Provenance({ source, proof, fromBook }: ProvenanceProps) {
  const { t, has } = useTexts();
  const { claim, show } = useClaimTools();
  const { documentLabel } = useVocabulary();
  const evidence = claim.evidence.find((one) => one.evidenceId === source.evidenceId);
  const key = `source-${source.kind.replaceAll("_", "-")}`;
  const kind = has(key) ? t(key) : source.kind;
  const who = t("source-by", { by: source.by, at: instant(source.at) });
  const level = proof && !fromBook ? `${t(`proof-${proof}`)} · ` : "";
  const { dossierId, dossierNumber } = source;
  if (dossierId && dossierNumber) {
    return (
      <span title={who}>
        {level}
        <Button look="link" onPress={() => openClaim(dossierId)}>
          {t("from-dossier", { number: dossierNumber })}
        </Button>
      </span>
    );
  }
  if (!evidence) {
    return (
      <span title={source.note ? `${who} ${source.note}` : who}>
        {level}
        {kind}
      </span>
    );
  }
  const page = source.page ?? 1;
  const place = t("source-page", {
    document: evidence.document ? documentLabel(evidence.document) : evidence.name,
    page,
  });
  return (
    <span title={source.note ? `${who} ${source.note}` : who}>
      {level}
      <Button
        look="link"
        onPress={() => show({ evidenceId: evidence.evidenceId, page, region: source.region })}
      >
        {place}
      </Button>
    </span>
  );
}
