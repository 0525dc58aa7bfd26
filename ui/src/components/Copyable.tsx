import { useTexts } from "../i18n";
import { Button } from "./Button";
import { useCopy } from "./useCopy";

/** A value that a press copies: numbers are carried into other systems all day. Of a long one a part is shown. */
export function Copyable({ text, shown = text }: { text: string; shown?: string }) {
  const { t } = useTexts();
  const copy = useCopy();
  return (
    <Button look="link" onPress={() => copy(text)} label={`${shown} (${t("copy")})`}>
      {shown}
    </Button>
  );
}
