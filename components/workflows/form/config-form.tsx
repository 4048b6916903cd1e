"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { focusFirstInvalid } from "@/components/evaluations/rubric/use-rubric.ts";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { settle } from "@/components/ui/settle.ts";
import type { Outcome, PublicError } from "@/lib/errors.ts";
import type { ConfigBody } from "@/lib/workflows/forms.ts";
import { ConfigFields } from "./config-fields.tsx";
import { type ConfigState, type Errors, readConfig } from "./form-state.ts";

interface ConfigFormProps {
  /** The config that is changed; null for a new one. */
  id: string | null;
  initial: ConfigState;
  save: (input: { id?: string | undefined; config: ConfigBody }) => Promise<Outcome<{ id: string }>>;
}

/** A config on a page of its own. */
export function ConfigForm({ id, initial, save }: ConfigFormProps) {
  const router = useRouter();
  const [state, setState] = useState(initial);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<PublicError | null>(null);
  const errors: Errors = tried ? readConfig(state).errors : {};
  if (failure?.field) errors[failure.field] ??= failure.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    const { config } = readConfig(state);
    if (!config) return setTimeout(focusFirstInvalid);
    setPending(true);
    const outcome = await settle(save({ ...(id !== null && { id }), config }));
    if (outcome.ok) return router.push("/workflows/configs");
    setPending(false);
    setFailure(outcome.error);
    setTimeout(focusFirstInvalid);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <ConfigFields
        value={state}
        errors={errors}
        usualName={null}
        onChange={(change) => setState((before) => ({ ...before, ...change }))}
      />
      {failure && !failure.field && (
        <Callout tone="danger" title="It was not saved">
          {failure.message}
        </Callout>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <ButtonLink href="/workflows/configs">Cancel</ButtonLink>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? "Saving…" : id === null ? "Create config" : "Save"}
        </Button>
      </div>
    </form>
  );
}
