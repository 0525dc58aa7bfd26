import type { LetterPreview } from "../../api/types/LetterPreview";
import type { LetterRequest } from "../../api/types/LetterRequest";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Checkbox";
import { obstacleTexts } from "../../components/errorText";
import { ImeForm } from "../../components/ime";
import { useNotices } from "../../components/Notices";
import { Radios } from "../../components/Radios";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { LANGUAGE_NAMES, LANGUAGES } from "../../i18n/languages";
import { useClaimTools } from "../claim/context";
import { clean, LETTER_KINDS, namesDay } from "./kinds";
import { LettersSection } from "./LettersSection";
import styles from "./letter.module.css";

/** The problem of a denial where no terms are attached: it can cite the place only, for a reason. */
const PLACE_ONLY = "quotation_missing";

interface LetterFormProps {
  letter: LetterRequest;
  onChange: (letter: LetterRequest) => void;
  preview: LetterPreview | undefined;
  /** Whether the preview is that of the letter as it stands. */
  isCurrent: boolean;
  /** Something that the letter says has changed since the preview was drawn. */
  onChanged: () => void;
  onIssued: () => void;
}

/** Which letter, in which language, with which day and remark; issued once nothing stands against it. */
export function LetterForm(props: LetterFormProps) {
  const { letter, onChange, preview, isCurrent, onChanged, onIssued } = props;
  const texts = useTexts();
  const { t, label } = texts;
  const { claim, change, isChanging } = useClaimTools();
  const { fail } = useNotices();
  const obstacles = preview?.obstacles ?? [];
  const isReady = preview !== undefined && isCurrent && obstacles.length === 0 && !isChanging;
  const issue = async () => {
    if (!isReady) return;
    const isIssued = await change(
      { kind: "issue_letter", letter: clean(letter), previewed: preview.sha256 },
      (error) => {
        if (error.code === "letter_changed") onChanged();
        fail(error);
      },
    );
    if (isIssued) onIssued();
  };
  return (
    <div className={styles.side}>
      <ImeForm onSubmit={issue} className={styles.form}>
        <Select
          label={t("letter-kind")}
          value={letter.kind}
          options={LETTER_KINDS.map((kind) => ({ id: kind, text: t(`letter-${kind.replaceAll("_", "-")}`) }))}
          onChange={(kind) => onChange({ ...letter, kind })}
          testId="letter-kind"
        />
        {claim.assessments.length > 1 && (
          <Select
            label={t("benefit")}
            value={letter.benefit}
            options={claim.assessments.map((one) => ({ id: one.benefit, text: label(one.label) }))}
            onChange={(benefit) => onChange({ ...letter, benefit })}
            testId="letter-benefit"
          />
        )}
        <Radios
          label={t("letter-language")}
          value={letter.language}
          options={LANGUAGES.map((language) => ({
            id: language,
            text: LANGUAGE_NAMES[language],
            note: language === "ja" ? undefined : t("reference-translation"),
          }))}
          onChange={(language) => onChange({ ...letter, language })}
          testId="letter-language"
        />
        {namesDay(letter.kind) && (
          <TextField
            label={t(letter.kind === "deficiency" ? "reply-by" : "extended-to")}
            value={letter.replyBy ?? ""}
            onChange={(replyBy) => onChange({ ...letter, replyBy })}
            placeholder={t("example-date")}
            testId="letter-reply-by"
          />
        )}
        <TextField
          label={t("letter-remark")}
          value={letter.remark ?? ""}
          onChange={(remark) => onChange({ ...letter, remark: remark === "" ? null : remark })}
          lines={2}
          testId="letter-remark"
        />
        <Checkbox
          checked={letter.fileCopy}
          onChange={(fileCopy) => onChange({ ...letter, fileCopy })}
          testId="letter-file-copy"
        >
          {t("file-copy")}
        </Checkbox>
        {(letter.placeOnlyReason !== null ||
          obstacles.some((one) => one.hints.some((hint) => hint.value === PLACE_ONLY))) && (
          <TextField
            label={t("place-only-reason")}
            value={letter.placeOnlyReason ?? ""}
            onChange={(placeOnlyReason) => onChange({ ...letter, placeOnlyReason })}
            lines={2}
            testId="letter-place-only"
          />
        )}
        {obstacles.length > 0 && (
          <ul className={styles.obstacles} data-testid="letter-obstacles">
            {obstacles
              .flatMap((one) => obstacleTexts(one, texts))
              .map((text) => (
                <li key={text}>{text}</li>
              ))}
          </ul>
        )}
        <Button look="solid" submit disabled={!isReady} testId="letter-issue">
          {t("letter-issue")}
        </Button>
        {isCurrent && preview?.sha256 && (
          <p className={styles.hash}>SHA-256 {preview.sha256.slice(0, 16)}…</p>
        )}
      </ImeForm>
      <LettersSection />
    </div>
  );
}
