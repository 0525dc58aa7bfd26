import { useTexts } from "../i18n";
import { useNotices } from "./Notices";

/** Puts text on the clipboard and says so; says it too when that failed, before somebody pastes what was there. */
export function useCopy() {
  const { t } = useTexts();
  const { say, fail } = useNotices();
  return async (text: string, done = t("copied")) => {
    try {
      await navigator.clipboard.writeText(text);
      say(done);
    } catch (error) {
      fail({ code: "copy_failed", message: String(error), hints: [] });
    }
  };
}
