"use client";

import { Button } from "@/components/ui/button.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import type { TeamActions } from "./team-list.tsx";
import { text, useFormSubmit } from "./use-form-submit.ts";

export function NewTeam({ create }: { create: TeamActions["create"] }) {
  const { pending, error, onSubmit } = useFormSubmit(async (form, element) => {
    const made = await create({ name: text(form, "name") });
    if (!made.ok) return made.error;
    element.reset();
  });
  return (
    <form onSubmit={onSubmit} noValidate className="flex max-w-md items-end gap-2">
      <Field id="team-name" label="New team" error={error?.message} className="min-w-0 flex-1">
        <Input {...describe("team-name", error?.message, false)} name="name" maxLength={60} autoComplete="off" placeholder="Support" />
      </Field>
      <Button type="submit" disabled={pending} className={error ? "mb-6.5" : undefined}>
        {pending ? "Making it…" : "Make team"}
      </Button>
    </form>
  );
}
