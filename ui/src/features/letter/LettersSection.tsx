import { toDeskError } from "../../api/backend";
import { useDesk } from "../../api/hooks";
import type { LetterView } from "../../api/types/LetterView";
import { Button } from "../../components/Button";
import { useNotices } from "../../components/Notices";
import { useTexts } from "../../i18n";
import { instant } from "../../i18n/format";
import { LANGUAGE_NAMES } from "../../i18n/languages";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import styles from "./letter.module.css";

/** Letters that were issued, newest first, each to be saved as a PDF. */
export function LettersSection() {
  const { t } = useTexts();
  const { claim } = useClaimTools();
  if (claim.letters.length === 0) return null;
  return (
    <section className={claimStyles.section} aria-label={t("letters")} data-testid="letters">
      <h2>{t("letters")}</h2>
      <ul className={claimStyles.list}>
        {claim.letters.map((letter) => (
          <Issued key={letter.letterId} letter={letter} />
        ))}
      </ul>
    </section>
  );
}

function Issued({ letter }: { letter: LetterView }) {
  const { t } = useTexts();
  const desk = useDesk();
  const { claim } = useClaimTools();
  const { say, fail } = useNotices();
  const kind = t(`letter-${letter.kind.replaceAll("_", "-")}`);
  const save = async () => {
    try {
      const picked = await desk.backend.pick(
        "save_letter",
        `${claim.number}-${letter.kind}-${letter.language}.pdf`,
      );
      if (!picked) return;
      const { path } = await desk.exportLetter(letter.letterId, picked.picked);
      say(t("letter-saved", { path }));
    } catch (error) {
      fail(toDeskError(error));
    }
  };
  return (
    <li className={styles.issued} data-testid={`letter-issued-${letter.kind}`}>
      <span>
        {kind}
        <small>
          {LANGUAGE_NAMES[letter.language]}
          {letter.fileCopy && ` · ${t("file-copy-short")}`} · {letter.by} · {instant(letter.at)}
          {letter.replyBy && ` · ${t("due-on", { date: letter.replyBy })}`}
        </small>
      </span>
      <Button small onPress={save} testId="letter-export">
        {t("letter-export")}
      </Button>
    </li>
  );
}
