"use client";

import type { ComponentProps } from "react";
import { describe, Field, Input } from "@/components/ui/field.tsx";

/**
 * A field for a key. What is stored never comes to the browser: the field is empty, says so, and keeps the stored one
 * when it is left empty.
 */
export function SecretInput({
  id,
  label,
  hint,
  error,
  stored,
  ...input
}: Omit<ComponentProps<typeof Input>, "id"> & {
  id: string;
  label: string;
  hint?: string | undefined;
  error: string | undefined;
  stored: boolean;
}) {
  const text = stored ? "A key is stored. Leave empty to keep it." : hint;
  return (
    <Field id={id} label={label} hint={text} error={error}>
      <Input
        {...describe(id, error, Boolean(text))}
        type="password"
        // Keeps password managers from offering, and saving, the studio's own password here.
        autoComplete="new-password"
        data-1p-ignore
        data-lpignore="true"
        spellCheck={false}
        placeholder={stored ? "••••••••••••" : undefined}
        className="font-mono"
        {...input}
      />
    </Field>
  );
}
