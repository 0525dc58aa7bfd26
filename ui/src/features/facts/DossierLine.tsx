import { useRef } from "react";
import type { DossierView } from "../../api/types/DossierView";
import { Button } from "../../components/Button";
import { useCommands } from "../../components/commands";
import { Icon } from "../../components/Icon";
import { pressIn } from "../../components/press";
import { Select } from "../../components/Select";
import { Verdict } from "../../components/Verdict";
import { useTexts } from "../../i18n";
import { openClaim } from "../../route";
import { useClaimTools } from "../claim/context";
import styles from "./facts.module.css";

const NONE = "none";

/** The registration a claim rests on, chosen among those of the same person; in a registration, who rests on it. */
export function DossierLine() {
  const { claim } = useClaimTools();
  if (claim.subject === "registration") return claim.referring.length > 0 ? <Referring /> : null;
  return claim.dossier || claim.dossiers.length > 0 ? <Referred /> : null;
}

function Referred() {
  const { t, label } = useTexts();
  const { claim, change } = useClaimTools();
  const { dossier, dossiers } = claim;
  const place = useRef<HTMLDivElement>(null);
  useCommands([{ id: "refer-dossier", keys: ["R"], group: "claim", run: () => pressIn(place.current) }]);
  const listed = dossier && dossiers.every((one) => one.claimId !== dossier.claimId);
  const choices = listed ? [dossier, ...dossiers] : dossiers;
  const named = dossier ?? choices[0];
  const note = (one: DossierView) =>
    `${t(`verdict-${one.verdict.replaceAll("_", "-")}`)} · ${one.openedAt.slice(0, 10)}`;
  const options = choices.map((one) => ({ id: one.claimId, text: one.number, note: note(one) }));
  const choose = (id: string) => {
    const asked = id === NONE ? null : id;
    if (asked !== (dossier?.claimId ?? null))
      change({ kind: "refer_to_dossier", dossier: asked, reason: "" });
  };
  return (
    <div className={styles.dossier} data-testid="dossier">
      <span>{named && label(named.label)}</span>
      <div ref={place} className={styles.choose}>
        <Select
          label={t("dossier-choose")}
          bare
          quiet
          value={dossier?.claimId ?? null}
          options={dossier ? [...options, { id: NONE, text: t("dossier-none") }] : options}
          onChange={choose}
          placeholder={t("dossier-choose")}
          testId="dossier-choose"
        />
      </div>
      {dossier && (
        <>
          <span data-testid="dossier-verdict">
            <Verdict verdict={dossier.verdict} />
          </span>
          <Button
            look="plain"
            small
            label={t("dossier-open", { number: dossier.number })}
            onPress={() => openClaim(dossier.claimId)}
            testId="dossier-open"
          >
            <Icon name="right" />
          </Button>
        </>
      )}
    </div>
  );
}

function Referring() {
  const { t } = useTexts();
  const { claim } = useClaimTools();
  return (
    <div className={styles.dossier} data-testid="referring">
      <span>{t("dossier-referring")}</span>
      {claim.referring.map((one) => (
        <Button
          key={one.claimId}
          look="link"
          onPress={() => openClaim(one.claimId)}
          testId={`referring-${one.number}`}
        >
          {`${one.number} ${t(`status-${one.status.replaceAll("_", "-")}`)}`}
        </Button>
      ))}
    </div>
  );
}
