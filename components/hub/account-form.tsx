"use client";

import { type FormEvent, useState } from "react";
import { SecretInput } from "@/components/connections/secret-input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";
import { DEFAULT_HUB, hubAccountForm, TOKEN_PATH, type HubAccountForm as Typed } from "@/lib/hub/account-form.ts";

interface HubAccountFormProps {
  stored: { address: string } | null;
  /** Members use the public hub, or one that an owner uses. */
  mayChooseHub: boolean;
  save: (form: Typed) => Promise<Outcome<unknown>>;
}

type Errors = Partial<Record<string, string>>;

/** The token, and for those with a hub of their own its address. The hub is asked whose the token is before it is stored. */
export function HubAccountForm({ stored, mayChooseHub, save }: HubAccountFormProps) {
  const [address, setAddress] = useState(stored?.address ?? DEFAULT_HUB);
  const [errors, setErrors] = useState<Errors>({});
  const { run, pending, error, setError } = useOutcome();
  const hub = hubAccountForm.shape.address.safeParse(address).data ?? DEFAULT_HUB;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = { token: String(new FormData(event.currentTarget).get("token") ?? ""), address };
    const checked = hubAccountForm.safeParse(typed);
    const problems: Errors = {};
    for (const { path, message } of checked.error?.issues ?? []) problems[String(path[0])] ??= message;
    if (!stored && typed.token === "") problems.token ??= "Enter the token.";
    setErrors(problems);
    setError("");
    if (checked.success && Object.keys(problems).length === 0) run(() => saveAndShow(checked.data));
  };

  /** An error of one field stands at that field. */
  const saveAndShow = async (form: Typed): Promise<Outcome<unknown>> => {
    const outcome = await save(form);
    if (outcome.ok || !outcome.error.field) return outcome;
    setErrors({ [outcome.error.field]: outcome.error.message });
    return { ok: true, value: undefined };
  };

  return (
    <form noValidate onSubmit={submit} className="flex max-w-xl flex-col gap-5">
      <SecretInput
        id="token"
        name="token"
        label="Token"
        hint={`Begins with hf_. Make one that may write at ${hub}${TOKEN_PATH}.`}
        error={errors.token}
        stored={stored !== null && stored.address === hub}
      />
      <a
        href={`${hub}${TOKEN_PATH}`}
        target="_blank"
        rel="noreferrer"
        className="w-fit font-medium text-accent underline underline-offset-4"
      >
        Make a token on the hub
      </a>
      <details open={address !== DEFAULT_HUB || errors.address !== undefined}>
        <summary className="w-fit cursor-pointer font-medium">Advanced</summary>
        <Field
          id="address"
          label="Address of the hub"
          hint={mayChooseHub ? "Leave it, unless you run a hub of your own." : "The public hub, or one that an owner of this studio uses."}
          error={errors.address}
          className="mt-3"
        >
          <Input
            {...describe("address", errors.address)}
            type="url"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
      </details>
      {error && <Callout tone="danger">{error}</Callout>}
      <Button type="submit" variant="primary" disabled={pending} className="self-start">
        {pending ? "Asking the hub…" : "Save"}
      </Button>
    </form>
  );
}
