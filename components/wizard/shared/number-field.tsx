"use client";

import type { ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { describe, Field, Input } from "@/components/ui/field.tsx";

/** For `register`: an empty number field is null, whatever else it holds a number. */
export const asNumber = {
  setValueAs: (value: unknown) => (value === "" || value === null || value === undefined ? null : Number(value)),
};

export function NumberField({
  id,
  label,
  hint,
  error,
  min,
  max,
  step = 1,
  placeholder,
  beside,
  note,
  submits = true,
  value,
  registered,
}: {
  id: string;
  label: string;
  hint: ReactNode;
  error: string | undefined;
  min: number;
  max: number;
  step?: number | "any";
  placeholder?: string;
  /** Stands on the control's line, after it. */
  beside?: ReactNode;
  /** What is known of the value's effect; below the control. */
  note?: string | undefined;
  /** Whether Enter in the field submits the form, as it does in any. */
  submits?: boolean;
  /** What the server's page shows; afterwards the form holds the value. */
  value: number | null;
  registered: UseFormRegisterReturn;
}) {
  const described = describe(id, error);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Input
          {...registered}
          defaultValue={value ?? ""}
          {...described}
          aria-describedby={note ? `${described["aria-describedby"]} ${id}-note` : described["aria-describedby"]}
          type="number"
          inputMode="decimal"
          min={min}
          max={max}
          step={step}
          placeholder={placeholder}
          // Scrolling the page over the field must not change it.
          onKeyDown={submits ? undefined : (event) => event.key === "Enter" && event.preventDefault()}
          onWheel={(event) => event.currentTarget.blur()}
          className="w-40! tabular-nums"
        />
        {beside}
      </div>
      {note && (
        <p id={`${id}-note`} className="text-[0.8125rem] text-warning">
          {note}
        </p>
      )}
    </Field>
  );
}
