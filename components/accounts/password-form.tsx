"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field } from "@/components/ui/field.tsx";
import type { Outcome } from "@/lib/errors.ts";
import { plural } from "@/lib/format.ts";
import { Done } from "./done.tsx";
import { PasswordInput } from "./password-input.tsx";
import { text, useFormSubmit } from "./use-form-submit.ts";

interface PasswordFormProps {
  /** Tells password managers whose password this is. */
  email: string;
  hasPassword: boolean;
  setPassword: (input: { current: string; password: string }) => Promise<Outcome<{ ended: number }>>;
}

export function PasswordForm({ email, hasPassword, setPassword }: PasswordFormProps) {
  const [done, setDone] = useState("");
  const { pending, error, onSubmit, errorAt } = useFormSubmit(async (form, element) => {
    setDone("");
    const outcome = await setPassword({ current: text(form, "current"), password: text(form, "password") });
    if (!outcome.ok) return outcome.error;
    element.reset();
    const { ended } = outcome.value;
    setDone(ended > 0 ? `Changed; ${plural(ended, "other browser was", "other browsers were")} signed out.` : "Changed.");
  });
  const general = error && !error.field ? error.message : undefined;
  return (
    <form onSubmit={onSubmit} noValidate className="flex max-w-md flex-col items-start gap-4">
      {general && <Callout tone="danger">{general}</Callout>}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && (
        <Field id="current" label="Current password" error={errorAt("current")} className="w-full">
          <PasswordInput name="current" autoComplete="current-password" {...describe("current", errorAt("current"), false)} />
        </Field>
      )}
      <Field
        id="password"
        label="New password"
        hint="At least 10 characters; a few words together are easy to keep."
        error={errorAt("password")}
        className="w-full"
      >
        <PasswordInput name="password" autoComplete="new-password" {...describe("password", errorAt("password"))} />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={pending}>
          {pending ? "Changing…" : hasPassword ? "Change password" : "Set password"}
        </Button>
        <Done>{done}</Done>
      </div>
    </form>
  );
}
