import { FieldError, Select } from "@/components/ui/field.tsx";
import { FIELD_TYPES, type FieldType } from "@/lib/generation/output-fields.ts";
import { TYPE_NAMES } from "./field-names.ts";

interface TypeSelectProps {
  id: string;
  label: string;
  value: FieldType;
  error: string | undefined;
  onChange: (type: FieldType) => void;
}

/** What a field, or an item of a list, holds. */
export function TypeSelect({ id, label, value, error, onChange }: TypeSelectProps) {
  const choose = (chosen: string) => {
    const type = FIELD_TYPES.find((known) => known === chosen);
    if (type) onChange(type);
  };
  return (
    <div className="flex flex-col gap-1">
      <Select
        id={id}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="w-44!"
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        {FIELD_TYPES.map((type) => (
          <option key={type} value={type}>
            {TYPE_NAMES[type]}
          </option>
        ))}
      </Select>
      <FieldError id={id} message={error} />
    </div>
  );
}
