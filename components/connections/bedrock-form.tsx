"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { bedrockInput, type ConnectionSettings } from "@/lib/connections/settings.ts";
import { BedrockKeys } from "./bedrock-keys.tsx";
import { ConnectionFrame } from "./connection-frame.tsx";
import { REGIONS } from "./regions.ts";
import type { BedrockValues, ConnectionActions } from "./types.ts";

export interface StoredBedrock {
  id: string;
  name: string;
  maxConcurrency: number | null;
  settings: Extract<ConnectionSettings, { provider: "bedrock" }>;
}

/** A connection to models on Amazon Bedrock. */
export function BedrockForm({ stored, actions }: { stored?: StoredBedrock | undefined; actions: ConnectionActions }) {
  const form = useForm({ resolver: zodResolver(bedrockInput), defaultValues: startFrom(stored) });
  const { register, control } = form;
  const { errors } = form.formState;
  const [credentials, endpointUrl] = useWatch({ control, name: ["credentials", "endpointUrl"] });
  // Stored keys are never sent to another address than the one they were entered for.
  const keeps = stored?.settings.credentials === "keys" && (endpointUrl ?? "") === (stored.settings.endpointUrl ?? "");
  return (
    <ConnectionFrame form={form} id={stored?.id} actions={actions}>
      <Field
        id="region"
        label="Region"
        hint="Where your models are enabled. Pick one from the list, or type another."
        error={errors.region?.message}
      >
        <Input
          {...describe("region", errors.region?.message)}
          {...register("region")}
          list="regions"
          placeholder="us-east-1"
          autoComplete="off"
          spellCheck={false}
          className="max-w-64"
        />
        <datalist id="regions">
          {REGIONS.map(({ id, place }) => (
            <option key={id} value={id}>
              {place}
            </option>
          ))}
        </datalist>
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">Credentials</legend>
        <Choice title="Access keys" text="Of an IAM user or role that may call Bedrock. Stored encrypted, and never shown again.">
          <input type="radio" value="keys" className="mt-1 self-start accent-accent" {...register("credentials")} />
        </Choice>
        <Choice
          title="This machine’s own AWS credentials"
          text="From its environment, profile, or instance role. Nothing is stored in Seedloom."
        >
          <input type="radio" value="machine" className="mt-1 self-start accent-accent" {...register("credentials")} />
        </Choice>
      </fieldset>
      {credentials === "keys" && <BedrockKeys register={register} errors={errors} stored={keeps} />}
      <Field
        id="endpointUrl"
        label="Endpoint URL (optional)"
        hint="Only for a private address, such as a VPC endpoint. Leave empty for AWS’s own."
        error={errors.endpointUrl?.message}
      >
        <Input
          {...describe("endpointUrl", errors.endpointUrl?.message)}
          {...register("endpointUrl")}
          type="url"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </ConnectionFrame>
  );
}

function Choice({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="flex gap-3 rounded-lg border p-3 has-checked:border-accent has-checked:bg-accent-soft">
      {children}
      <span>
        <span className="block font-medium">{title}</span>
        <span className="block text-[0.8125rem] text-soft">{text}</span>
      </span>
    </label>
  );
}

function startFrom(stored: StoredBedrock | undefined): BedrockValues {
  const { region = "", credentials = "keys", endpointUrl = null } = stored?.settings ?? {};
  const { name = "AWS Bedrock", maxConcurrency = null } = stored ?? {};
  const noKeys = { accessKeyId: "", secretAccessKey: "", sessionToken: "" };
  return { provider: "bedrock", name, maxConcurrency, region, credentials, endpointUrl: endpointUrl ?? "", ...noKeys };
}
