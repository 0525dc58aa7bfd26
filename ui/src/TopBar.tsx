import type { DeskInfo } from "./api/types/DeskInfo";
import { Button } from "./components/Button";
import { LateSelect } from "./components/LateSelect";
import { THEMES, type Theme } from "./components/theme";
import { useTexts } from "./i18n";
import { LANGUAGE_NAMES, LANGUAGES } from "./i18n/languages";
import styles from "./workbench.module.css";

/** Dialogs of the window as a whole. */
export type WindowDialog = "new" | "members" | "keys" | "palette" | "readings" | "verify" | null;

interface TopBarProps {
  info: DeskInfo | undefined;
  theme: Theme;
  onTheme: (theme: Theme) => void;
  onDialog: (dialog: WindowDialog) => void;
  onPlans: () => void;
}

/** Which desk this is, who sits at it, and what can be done from anywhere. */
export function TopBar({ info, theme, onTheme, onDialog, onPlans }: TopBarProps) {
  const { t, language, setLanguage } = useTexts();
  const open = info?.openReadings.length ?? 0;
  return (
    <header className={styles.bar}>
      <b lang="ja" className={styles.brand}>
        Satei
      </b>
      {info && (
        <span className={styles.desk} data-testid="desk-name">
          <span lang="ja" title={info.name}>
            {info.name}
          </span>
          {info.sample && <small>{t("sample-desk")}</small>}
        </span>
      )}
      <Button small onPress={() => onDialog("new")} shortcut="n" testId="new-open">
        {t("new")}
      </Button>
      <Button small look="plain" onPress={() => onDialog("members")} shortcut="m" testId="members-open">
        {t("members")}
      </Button>
      <Button small look="plain" onPress={onPlans} shortcut="p" testId="plans-open">
        {t("plans")}
      </Button>
      {open > 0 && (
        <Button small look="plain" onPress={() => onDialog("readings")} testId="house-readings-open">
          {t("open-readings", { count: open })}
        </Button>
      )}
      <span className={styles.gap} />
      <Button small look="plain" onPress={() => onDialog("palette")} shortcut="Ctrl+K" testId="palette-open">
        {t("command-palette")}
      </Button>
      <Button small look="plain" onPress={() => onDialog("keys")} shortcut="?" testId="keys-open">
        {t("keys")}
      </Button>
      <div className={styles.pick}>
        <LateSelect
          label={t("language")}
          bare
          quiet
          value={language}
          options={LANGUAGES.map((one) => ({ id: one, text: LANGUAGE_NAMES[one] }))}
          onChange={setLanguage}
          testId="language"
        />
      </div>
      <div className={styles.pick}>
        <LateSelect
          label={t("theme")}
          bare
          quiet
          value={theme}
          options={THEMES.map((one) => ({ id: one, text: t(`theme-${one}`) }))}
          onChange={onTheme}
          testId="theme"
        />
      </div>
      {info && (
        <span lang="ja" className={styles.user} title={info.user}>
          {info.user}
        </span>
      )}
    </header>
  );
}
