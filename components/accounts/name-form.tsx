"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import type { Outcome } from "@/lib/errors.ts";
import { Done } from "./done.tsx";
import { text, useFormSubmit } from "./use-form-submit.ts";

export function NameForm({ name, rename }: { name: string; rename: (input: { name: string }) => Promise<Outcome<unknown>> }) {
  const [saved, setSaved] = useState(false);
  const { pending, error, onSubmit } = useFormSubmit(async (form) => {
    const outcome = await rename({ name: text(form, "name") });
    if (!outcome.ok) return outcome.error;
    setSaved(true);
  });
  return (
    <form onSubmit={onSubmit} noValidate className="flex max-w-md flex-col items-start gap-4">
      <Field id="name" label="Name" hint="Shown beside what you make." error={error?.message} className="w-full">
        <Input
          name="name"
          autoComplete="name"
          maxLength={100}
          defaultValue={name}
          onChange={() => setSaved(false)}
          {...describe("name", error?.message)}
        />
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={pending}>
          {pending ? "Saving…" : "Save name"}
        </Button>
        <Done>{saved && !error && "Saved."}</Done>
      </div>
    </form>
  );
}
