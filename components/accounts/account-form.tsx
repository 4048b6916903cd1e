"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import type { AccountForm as Account } from "@/lib/accounts/forms.ts";
import { explainSignInError } from "@/lib/accounts/sign-in-errors.ts";
import type { Outcome } from "@/lib/errors.ts";
import { signInWithPassword } from "./next-auth-client.ts";
import { PasswordInput } from "./password-input.tsx";
import { text, useFormSubmit } from "./use-form-submit.ts";

/** Makes an account and signs in with it. With `email` the address is given by the invitation. */
export function AccountForm({ create, email }: { create: (account: Account) => Promise<Outcome<unknown>>; email?: string | undefined }) {
  const [leaving, setLeaving] = useState(false);
  const { pending, error, onSubmit, errorAt } = useFormSubmit(async (form) => {
    const account = { name: text(form, "name"), email: text(form, "email"), password: text(form, "password") };
    const made = await create(account);
    if (!made.ok) return made.error;
    const code = await signInWithPassword(account.email, account.password);
    if (code) return { code: "unauthorized:sign-in", message: `Your account is made. ${explainSignInError(code)}` };
    setLeaving(true);
    window.location.assign("/");
  });
  const general = error && !["name", "email", "password"].includes(error.field ?? "") ? error.message : undefined;

  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {general && <Callout tone="danger">{general}</Callout>}
      <Field id="name" label="Name" error={errorAt("name")}>
        <Input name="name" autoComplete="name" maxLength={100} required autoFocus {...describe("name", errorAt("name"), false)} />
      </Field>
      <Field id="email" label="Email" hint={email && "The invitation is for this address."} error={errorAt("email")}>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={email}
          readOnly={email !== undefined}
          {...describe("email", errorAt("email"), email !== undefined)}
        />
      </Field>
      <Field
        id="password"
        label="Password"
        hint="At least 10 characters; a few words together are easy to keep."
        error={errorAt("password")}
      >
        <PasswordInput name="password" autoComplete="new-password" required {...describe("password", errorAt("password"))} />
      </Field>
      <Button type="submit" variant="primary" disabled={pending || leaving} className="mt-1">
        {pending || leaving ? "Creating the account…" : "Create account"}
      </Button>
    </form>
  );
}
