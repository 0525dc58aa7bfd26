import type { FactInput } from "../../api/types/FactInput";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import type { Draft } from "./values";

interface ValueInputProps {
  input: FactInput;
  label: string;
  value: Draft;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  testId?: string;
}

/** The input that fits a type: a choice for yes/no and enumerations, otherwise a line with an example. */
export function ValueInput({ input, label: name, value, onChange, autoFocus, testId }: ValueInputProps) {
  const { t, label } = useTexts();
  const text = typeof value === "string" ? value : "";
  if (input.type === "bool" || input.type === "enum") {
    const options =
      input.type === "bool"
        ? [
            { id: "true", text: t("yes") },
            { id: "false", text: t("no") },
          ]
        : input.options.map((option) => ({ id: option.value, text: label(option.label) }));
    return (
      <Select
        label={name}
        bare
        value={options.some((option) => option.id === text) ? text : null}
        options={options}
        onChange={onChange}
        placeholder={t("choose")}
        testId={testId}
      />
    );
  }
  return (
    <TextField
      label={name}
      bare
      value={text}
      onChange={onChange}
      placeholder={input.type === "list" ? undefined : t(`example-${input.type}`)}
      autoFocus={autoFocus}
      numeric={input.type === "yen" || input.type === "count"}
      testId={testId}
    />
  );
}
