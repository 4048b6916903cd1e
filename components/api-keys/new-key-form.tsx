"use client";

import { text, useFormSubmit } from "@/components/accounts/use-form-submit.ts";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, FieldError, Input, Select } from "@/components/ui/field.tsx";
import { type ApiKeyForm, apiKeyForm, EXPIRY_DAYS, NAME_LENGTH } from "@/lib/api-keys/form.ts";
import { SCOPE_WORDS, type Scope } from "@/lib/api-keys/scopes.ts";
import type { Outcome } from "@/lib/errors.ts";

export const KEY_FORM = "new-api-key";
const USUAL_DAYS = 90;

interface NewKeyFormProps {
  scopes: readonly Scope[];
  create: (form: ApiKeyForm) => Promise<Outcome<{ key: string }>>;
  onPending: (pending: boolean) => void;
  onCreated: (key: string) => void;
}

export function NewKeyForm({ scopes, create, onPending, onCreated }: NewKeyFormProps) {
  const { error, onSubmit, errorAt } = useFormSubmit(async (form) => {
    const typed = apiKeyForm.safeParse({
      name: text(form, "name"),
      scope: text(form, "scope"),
      expiryDays: Number(text(form, "expiryDays")),
    });
    const issue = typed.error?.issues[0];
    if (!typed.success)
      return { code: "bad-input:api-key", message: issue?.message ?? "The form is wrong.", field: String(issue?.path[0]) };
    onPending(true);
    const made = await create(typed.data).finally(() => onPending(false));
    if (!made.ok) return made.error;
    onCreated(made.value.key);
  });
  const shownAtField = ["name", "scope", "expiryDays"].includes(error?.field ?? "");
  return (
    <form id={KEY_FORM} noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      {error && !shownAtField && <Callout tone="danger">{error.message}</Callout>}
      <Field id="key-name" label="Name" hint="What will use it, so that you know later what you revoke." error={errorAt("name")}>
        <Input
          {...describe("key-name", errorAt("name"))}
          name="name"
          maxLength={NAME_LENGTH}
          autoComplete="off"
          placeholder="Nightly run on the build server"
          data-first-focus
        />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">What it may do</legend>
        {scopes.map((scope) => (
          <ScopeChoice key={scope} scope={scope} chosen={scope === (scopes.includes("completions.write") ? "completions.write" : "read")} />
        ))}
        <FieldError id="key-scope" message={errorAt("scope")} />
      </fieldset>
      <Field
        id="key-expiry"
        label="It ends after"
        hint="A key that was forgotten somewhere does no harm once it has ended."
        error={errorAt("expiryDays")}
      >
        <Select {...describe("key-expiry", errorAt("expiryDays"))} name="expiryDays" defaultValue={USUAL_DAYS}>
          {EXPIRY_DAYS.map((days) => (
            <option key={days} value={days}>
              {days === 0 ? "Never" : `${days} days`}
            </option>
          ))}
        </Select>
      </Field>
    </form>
  );
}

function ScopeChoice({ scope, chosen }: { scope: Scope; chosen: boolean }) {
  const { label, hint } = SCOPE_WORDS[scope];
  return (
    <label className="flex cursor-pointer gap-3 rounded-lg border px-3.5 py-2.5 has-[:checked]:border-accent has-[:checked]:bg-accent-soft">
      <input type="radio" name="scope" value={scope} defaultChecked={chosen} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span className="min-w-0">
        <span className="flex flex-wrap items-baseline gap-x-2 font-medium">
          {label} <code className="font-mono font-normal text-soft text-xs">{scope}</code>
        </span>
        <span className="block text-[0.8125rem] text-soft">{hint}</span>
      </span>
    </label>
  );
}
