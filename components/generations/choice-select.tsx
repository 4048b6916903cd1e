import { Select } from "@/components/ui/field.tsx";

export interface Choice {
  value: string;
  options: readonly { value: string; label: string }[];
}

interface ChoiceSelectProps extends Choice {
  name: string;
  label: string;
  className: string;
  onChange: () => void;
}

/** One filter of the list. */
export function ChoiceSelect({ name, label, value, options, className, onChange }: ChoiceSelectProps) {
  return (
    <Select name={name} aria-label={label} defaultValue={value} className={className} onChange={onChange}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
