"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Field, Input } from "@/components/ui/field.tsx";
import { explainSignInError } from "@/lib/accounts/sign-in-errors.ts";
import { signInWithPassword, startOidcSignIn } from "./next-auth-client.ts";
import { PasswordInput } from "./password-input.tsx";
import { text, useFormSubmit } from "./use-form-submit.ts";

/** `next` is a path of this studio; `problem` is shown until the next try; `provider` is the name of the single sign-on, if any. */
export function SignInForm({ next, problem, provider }: { next: string; problem?: string | undefined; provider: string | null }) {
  const [leaving, setLeaving] = useState(false);
  const { pending, error, onSubmit } = useFormSubmit(async (form) => {
    const code = await signInWithPassword(text(form, "email"), text(form, "password"));
    if (code) return { code: "unauthorized:sign-in", message: explainSignInError(code) };
    setLeaving(true);
    window.location.assign(next);
  });
  const single = useFormSubmit(async () => {
    await startOidcSignIn(next);
    setLeaving(true);
  });
  const busy = pending || single.pending || leaving;
  const message = error?.message ?? single.error?.message ?? (busy ? undefined : problem);

  return (
    <div className="flex flex-col gap-5">
      {message && <Callout tone="danger">{message}</Callout>}
      <form onSubmit={onSubmit} className="flex flex-col gap-4">
        <Field id="email" label="Email">
          <Input id="email" name="email" type="email" autoComplete="username" required autoFocus />
        </Field>
        <Field id="password" label="Password">
          <PasswordInput id="password" name="password" autoComplete="current-password" required />
        </Field>
        <Button type="submit" variant="primary" disabled={busy} className="mt-1">
          {pending || (leaving && !single.pending) ? "Signing in…" : "Sign in"}
        </Button>
      </form>
      {provider && (
        <form onSubmit={single.onSubmit} className="flex flex-col gap-5">
          <p className="flex items-center gap-3 text-soft text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or
          </p>
          <Button type="submit" disabled={busy}>
            Continue with {provider}
          </Button>
        </form>
      )}
    </div>
  );
}
