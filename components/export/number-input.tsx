import { useId } from "react";
import { Input } from "@/components/ui/field.tsx";

interface NumberInputProps {
  label: string;
  value: number | null;
  min: number;
  max: number;
  step?: number;
  unit?: string;
  placeholder?: string;
  onChange: (value: number | null) => void;
}

/** A short number field with its label above it; empty is null. */
export function NumberInput({ label, value, min, max, step = 1, unit, placeholder, onChange }: NumberInputProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-[0.8125rem]">
        {label}
        {unit && <span className="text-soft"> ({unit})</span>}
      </label>
      <Input
        id={id}
        type="number"
        inputMode="decimal"
        className="w-28! tabular-nums"
        value={value === null || Number.isNaN(value) ? "" : value}
        {...{ min, max, step, placeholder }}
        // Scrolling the page over the field must not change it.
        onWheel={(event) => event.currentTarget.blur()}
        onChange={(event) => onChange(event.target.value === "" ? null : event.target.valueAsNumber)}
      />
    </div>
  );
}
