import { useDeskInfo } from "../../api/hooks";
import { useTexts } from "../../i18n";

/** How an earlier claim can have come out, in the words of the vocabulary. */
export function useOutcomes(): { id: string; text: string }[] {
  const { label } = useTexts();
  const facts = useDeskInfo().data?.vocabulary.facts ?? [];
  const list = facts.find((fact) => fact.name === "earlier_claims")?.input;
  const column =
    list?.type === "list" ? list.columns.find((one) => one.name === "outcome")?.input : undefined;
  const options = column?.type === "enum" ? column.options : [];
  return options.map((option) => ({ id: option.value, text: label(option.label) }));
}
