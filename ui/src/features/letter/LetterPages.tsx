import { toDeskError } from "../../api/backend";
import { useDesk } from "../../api/hooks";
import type { LetterPreview } from "../../api/types/LetterPreview";
import { errorText } from "../../components/errorText";
import { useTexts } from "../../i18n";
import styles from "./letter.module.css";

/** Width the pages of a letter are asked in: A4 sharp enough to read on a dense screen. */
const PAGE_WIDTH = 1240;

interface LetterPagesProps {
  preview: LetterPreview | undefined;
  error: unknown;
  isPending: boolean;
}

/** The pages of a letter as they would be printed. */
export function LetterPages({ preview, error, isPending }: LetterPagesProps) {
  const texts = useTexts();
  const { t } = texts;
  const desk = useDesk();
  return (
    <div
      className={styles.pages}
      aria-busy={isPending}
      tabIndex={0}
      role="group"
      aria-label={t("letter-pages")}
    >
      {error !== null && error !== undefined && (
        <p className={styles.problem} role="alert">
          {errorText(toDeskError(error), texts)}
        </p>
      )}
      {!error &&
        preview &&
        Array.from({ length: preview.pages }, (_, index) => (
          <img
            key={`${preview.preview}-${index}`}
            className={styles.page}
            src={desk.letterPage(preview.preview, index + 1, PAGE_WIDTH)}
            alt={t("letter-page", { page: index + 1, pages: preview.pages })}
            data-testid={`letter-page-${index + 1}`}
          />
        ))}
    </div>
  );
}
