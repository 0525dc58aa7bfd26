import { useTexts } from "../i18n";
import { Button } from "./Button";
import { useCopy } from "./useCopy";

/** A value that a press copies: numbers are carried into other systems all day. */
export function Copyable({ text }: { text: string }) {
  const { t } = useTexts();
  const copy = useCopy();
  return (
    <Button look="link" onPress={() => copy(text)} label={`${text} (${t("copy")})`}>
      {text}
    </Button>
  );
}
