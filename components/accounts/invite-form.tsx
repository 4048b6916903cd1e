"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input, Select } from "@/components/ui/field.tsx";
import type { Outcome } from "@/lib/errors.ts";
import { InviteLink } from "./invite-link.tsx";
import { text, useFormSubmit } from "./use-form-submit.ts";

interface InviteFormProps {
  invite: (input: { email: string | null; role: "owner" | "member" }) => Promise<Outcome<{ path: string }>>;
}

export function InviteForm({ invite }: InviteFormProps) {
  const [link, setLink] = useState("");
  const { pending, error, onSubmit, errorAt } = useFormSubmit(async (form, element) => {
    setLink("");
    const role = text(form, "role") === "owner" ? "owner" : "member";
    const outcome = await invite({ email: text(form, "email").trim() || null, role });
    if (!outcome.ok) return outcome.error;
    element.reset();
    setLink(new URL(outcome.value.path, window.location.href).href);
  });
  return (
    <div className="flex flex-col gap-5">
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {error && !error.field && <Callout tone="danger">{error.message}</Callout>}
        <div className="grid gap-4 sm:grid-cols-[1fr_14rem]">
          <Field id="email" label="Email (optional)" hint="With an address, the link works for nobody else's." error={errorAt("email")}>
            <Input name="email" type="email" autoComplete="off" {...describe("email", errorAt("email"))} />
          </Field>
          <Field id="role" label="Role" hint="You can change it later." error={errorAt("role")}>
            <Select name="role" defaultValue="member" {...describe("role", errorAt("role"))}>
              <option value="member">Member</option>
              <option value="owner">Owner</option>
            </Select>
          </Field>
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
