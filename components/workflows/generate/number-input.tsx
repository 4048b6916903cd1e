import { describe, Field, Input } from "@/components/ui/field.tsx";

interface NumberInputProps {
  id: string;
  label: string;
  hint?: string;
  error: string | undefined;
  min: number;
  max?: number;
  value: string;
  onChange: (text: string) => void;
}

/** A number as it is typed. */
export function NumberInput({ id, label, hint, error, min, max, value, onChange }: NumberInputProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <Input
        {...describe(id, error, hint !== undefined)}
        value={value}
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step="any"
        className="w-40! tabular-nums"
        // Scrolling the page over the field must not change it.
        onWheel={(event) => event.currentTarget.blur()}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
