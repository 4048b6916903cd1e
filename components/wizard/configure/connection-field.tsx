"use client";

import { Plug, Plus } from "lucide-react";
import Link from "next/link";
import { useFormContext } from "react-hook-form";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { describe, Field, FieldError, Select } from "@/components/ui/field.tsx";
import type { ConfigureStep, Provider } from "@/lib/generation/config.ts";
import type { ConnectionOption } from "./model-choice.tsx";

const PROVIDER_NAMES: Record<Provider, string> = { bedrock: "AWS Bedrock", openai: "an OpenAI-compatible service", demo: "the demo" };

/** Which address and key to use. Without any, how to get one. */
export function ConnectionField({
  provider,
  connections,
  mayConnect,
}: {
  provider: Provider;
  connections: readonly ConnectionOption[];
  mayConnect: boolean;
}) {
  const { register, formState, getValues, setValue } = useFormContext<ConfigureStep>();
  const error = formState.errors.connectionId?.message;
  const add = `/settings/connections/new?provider=${provider}`;
  if (connections.length === 0)
    return (
      <div id="connectionId" tabIndex={-1} data-invalid={error ? true : undefined} className="flex flex-col gap-1.5 outline-none">
        <EmptyState
          icon={Plug}
          title={`No connection to ${PROVIDER_NAMES[provider]} yet`}
          action={
            mayConnect && (
              <ButtonLink href={add}>
                <Plus aria-hidden /> Add a connection
              </ButtonLink>
            )
          }
        >
          {mayConnect
            ? "A connection holds the address and the key of the service. Your draft is kept meanwhile."
            : "A connection holds the address and the key of the service. Ask an owner of this studio to add one, or choose the built-in demo."}
        </EmptyState>
        <FieldError id="connectionId" message={error} />
      </div>
    );
  const field = register("connectionId", {
    setValueAs: (value: string | null) => value || null,
    // Another connection has other models.
    onChange: () => setValue("modelId", ""),
  });
  return (
    <Field
      id="connectionId"
      label="Connection"
      hint="The address and the key to use, as they are kept in Settings."
      error={error}
      aside={
        mayConnect ? (
          <Link href={add} className="text-[0.8125rem] text-accent underline-offset-4 hover:underline">
            Add a connection
          </Link>
        ) : undefined
      }
    >
      <Select {...field} defaultValue={getValues("connectionId") ?? ""} {...describe("connectionId", error)}>
        <option value="">Choose a connection</option>
        {connections.map((connection) => (
          <option key={connection.id} value={connection.id}>
            {connection.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
