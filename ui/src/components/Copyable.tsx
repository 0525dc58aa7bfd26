import { useTexts } from "../i18n";
import { Button } from "./Button";
import { useNotices } from "./Notices";

/** A value that a press copies: numbers are carried into other systems all day. */
export function Copyable({ text }: { text: string }) {
  const { t } = useTexts();
  const { say } = useNotices();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    say(t("copied"));
  };
  return (
    <Button look="link" onPress={copy} label={`${text} (${t("copy")})`}>
      {text}
    </Button>
  );
}
