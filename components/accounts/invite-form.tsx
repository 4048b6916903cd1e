"use client";

import clsx from "clsx";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input, Select } from "@/components/ui/field.tsx";
import { ROLES, type Role } from "@/lib/accounts/actor.ts";
import type { Outcome } from "@/lib/errors.ts";
import { InviteLink } from "./invite-link.tsx";
import { ROLE_WORDS } from "./role-words.ts";
import { text, useFormSubmit } from "./use-form-submit.ts";

interface InviteFormProps {
  teams: readonly { id: string; name: string }[];
  invite: (input: { email: string | null; role: Role; teamId: string | null }) => Promise<Outcome<{ path: string }>>;
}

export function InviteForm({ teams, invite }: InviteFormProps) {
  const [link, setLink] = useState("");
  const { pending, error, onSubmit, errorAt } = useFormSubmit(async (form, element) => {
    setLink("");
    const role = ROLES.find((known) => known === text(form, "role")) ?? "member";
    const outcome = await invite({ email: text(form, "email").trim() || null, role, teamId: text(form, "teamId") || null });
    if (!outcome.ok) return outcome.error;
    element.reset();
    setLink(new URL(outcome.value.path, window.location.href).href);
  });
  return (
    <div className="flex flex-col gap-5">
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {error && !error.field && <Callout tone="danger">{error.message}</Callout>}
        <div className={clsx("grid gap-4", teams.length > 0 ? "sm:grid-cols-[1fr_11rem_11rem]" : "sm:grid-cols-[1fr_14rem]")}>
          <Field id="email" label="Email (optional)" hint="With an address, the link works for nobody else's." error={errorAt("email")}>
            <Input name="email" type="email" autoComplete="off" {...describe("email", errorAt("email"))} />
          </Field>
          <Field id="role" label="Role" hint="You can change it later." error={errorAt("role")}>
            <Select name="role" defaultValue="member" {...describe("role", errorAt("role"))}>
              {(["member", "viewer", "owner"] as const).map((role) => (
                <option key={role} value={role}>
                  {ROLE_WORDS[role].label}
                </option>
              ))}
            </Select>
          </Field>
          {teams.length > 0 && (
            <Field id="teamId" label="Team" hint="So can this." error={errorAt("teamId")}>
              <Select name="teamId" defaultValue="" {...describe("teamId", errorAt("teamId"))}>
                <option value="">No team</option>
                {teams.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <div>
          <Button type="submit" variant="primary" disabled={pending}>
            {pending ? "Making the link…" : "Create invitation link"}
          </Button>
        </div>
      </form>
      {link && <InviteLink link={link} />}
    </div>
  );
}
