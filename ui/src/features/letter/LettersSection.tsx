import type { LetterView } from "../../api/types/LetterView";
import { Button } from "../../components/Button";
import { useTexts } from "../../i18n";
import { instant } from "../../i18n/format";
import { LANGUAGE_NAMES } from "../../i18n/languages";
import claimStyles from "../claim/claim.module.css";
import { useClaimTools } from "../claim/context";
import styles from "./letter.module.css";
import { useSaveLetter } from "./useSaveLetter";

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
  const save = useSaveLetter();
  const kind = t(`letter-${letter.kind.replaceAll("_", "-")}`);
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
      <Button small onPress={() => save(letter)} testId="letter-export">
        {t("letter-export")}
      </Button>
    </li>
  );
}
