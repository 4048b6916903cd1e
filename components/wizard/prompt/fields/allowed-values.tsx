"use client";

import { useState } from "react";
import { FieldError, Textarea } from "@/components/ui/field.tsx";

interface AllowedValuesProps {
  id: string;
  /** Of the field, for its name. */
  number: string;
  allowed: readonly string[];
  error: string | undefined;
  onChange: (allowed: string[]) => void;
  onBlur: () => void;
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** The only values that a field may have, one a line. */
export function AllowedValues({ id, number, allowed, error, onChange, onBlur }: AllowedValuesProps) {
  // The empty line that is being begun is no value, but must stay in sight.
  const [typed, setTyped] = useState("");
  const text = linesOf(typed).join("\n") === allowed.join("\n") ? typed : allowed.join("\n");
  return (
    <div className="flex flex-col gap-1">
      <Textarea
        id={id}
        aria-label={`Allowed values of field ${number}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        placeholder="Allowed values, one a line (none: any value)"
        className="field-sizing-content max-h-40 min-h-9! py-1.5!"
        rows={1}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(linesOf(event.target.value));
        }}
        onBlur={onBlur}
      />
      <FieldError id={id} message={error} />
    </div>
  );
}
