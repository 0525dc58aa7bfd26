import type { FactInput } from "../../api/types/FactInput";
import { Select } from "../../components/Select";
import { TextField } from "../../components/TextField";
import { useTexts } from "../../i18n";
import { type Draft, NONE } from "./values";

interface ValueInputProps {
  input: FactInput;
  label: string;
  value: Draft;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  /** Whether it may be known that there is none. */
  optional?: boolean;
  testId?: string;
}

/** The input that fits a type: a choice for yes/no and enumerations, otherwise a line with an example. */
export function ValueInput(props: ValueInputProps) {
  const { input, label: name, value, onChange, autoFocus, optional, testId } = props;
  const { t, label } = useTexts();
  const text = typeof value === "string" ? value : "";
  if (input.type === "bool" || input.type === "enum") {
    const choices =
      input.type === "bool"
        ? [
            { id: "true", text: t("yes") },
            { id: "false", text: t("no") },
          ]
        : input.options.map((option) => ({ id: option.value, text: label(option.label) }));
    const options = optional ? [...choices, { id: NONE, text: t("fact-none") }] : choices;
    return (
      <Select
        label={name}
        bare
        value={options.some((option) => option.id === text) ? text : null}
        options={options}
        onChange={onChange}
        placeholder={t("choose")}
        autoFocus={autoFocus}
        testId={testId}
      />
    );
  }
  return (
    <TextField
      label={name}
      bare
      value={optional && text === NONE ? t("none-word") : text}
      onChange={(typed) => onChange(optional && typed === t("none-word") ? NONE : typed)}
      placeholder={input.type === "list" ? undefined : t(`example-${input.type}`)}
      autoFocus={autoFocus}
      numeric={input.type === "yen" || input.type === "count"}
      testId={testId}
    />
  );
}
