"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { describe, Field, Input, Select } from "@/components/ui/field.tsx";
import { checkAddress } from "@/lib/connections/address.ts";
import { PRESET_IDS, PRESETS, type PresetId } from "@/lib/connections/presets.ts";
import { type ConnectionSettings, openaiInput } from "@/lib/connections/settings.ts";
import { ConnectionFrame } from "./connection-frame.tsx";
import { HeaderRows } from "./header-rows.tsx";
import { SecretInput } from "./secret-input.tsx";
import type { ConnectionActions, OpenAiValues } from "./types.ts";

interface StoredOpenAi {
  id: string;
  name: string;
  maxConcurrency: number | null;
  settings: Extract<ConnectionSettings, { provider: "openai" }>;
}

interface OpenAiFormProps {
  /** What a new connection starts from. */
  preset: PresetId;
  stored?: StoredOpenAi | undefined;
  actions: ConnectionActions;
}

/** A connection to any endpoint that speaks OpenAI’s chat completions. */
export function OpenAiForm({ preset, stored, actions }: OpenAiFormProps) {
  const form = useForm({ resolver: zodResolver(openaiInput), defaultValues: startFrom(preset, stored) });
  const { register, setValue, getValues, control } = form;
  const { errors } = form.formState;
  const [chosen, baseUrl, removeKey] = useWatch({ control, name: ["preset", "baseUrl", "removeKey"] });
  const { hint, needsKey } = PRESETS[chosen];
  // A stored key is never sent to another address than the one it was entered for.
  const keeps = stored !== undefined && originOf(baseUrl) === originOf(stored.settings.baseUrl);
  const keyStored = keeps && stored.settings.hasKey;

  const choosePreset = (next: PresetId) => {
    const before = PRESETS[getValues("preset")];
    if (getValues("baseUrl") === before.baseUrl) setValue("baseUrl", PRESETS[next].baseUrl);
    if (getValues("name") === nameFor(getValues("preset"))) setValue("name", nameFor(next));
    setValue("preset", next);
  };

  return (
    <ConnectionFrame form={form} id={stored?.id} actions={actions}>
      <Field id="preset" label="Endpoint" hint="Choosing one fills in its address.">
        <Select {...describe("preset", undefined)} value={chosen} onChange={(event) => choosePreset(toPreset(event.target.value))}>
          {PRESET_IDS.map((id) => (
            <option key={id} value={id}>
              {PRESETS[id].label}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="baseUrl" label="Base URL" hint={hint} error={errors.baseUrl?.message}>
        <Input
          {...describe("baseUrl", errors.baseUrl?.message)}
          {...register("baseUrl")}
          type="url"
          spellCheck={false}
          autoComplete="off"
        />
      </Field>
      <div className="flex flex-col gap-2">
        <SecretInput
          {...register("apiKey")}
          id="apiKey"
          label="API key"
          hint={needsKey ? "Stored encrypted on the server, and never shown again." : "Leave empty when the endpoint needs none."}
          error={errors.apiKey?.message}
          stored={keyStored && !removeKey}
        />
        {keyStored && !needsKey && (
          <label className="flex items-center gap-2 text-[0.8125rem]">
            <input type="checkbox" className="accent-accent" {...register("removeKey")} /> Remove the stored key
          </label>
        )}
      </div>
      <HeaderRows control={control} register={register} errors={errors.headers} storedNames={keeps ? stored.settings.headerNames : []} />
    </ConnectionFrame>
  );
}

function startFrom(preset: PresetId, stored: StoredOpenAi | undefined): OpenAiValues {
  const rest = { provider: "openai", apiKey: "", removeKey: false } as const;
  if (!stored) return { ...rest, name: nameFor(preset), maxConcurrency: null, preset, baseUrl: PRESETS[preset].baseUrl, headers: [] };
  const { name, maxConcurrency, settings } = stored;
  const headers = settings.headerNames.map((header) => ({ name: header, value: "" }));
  return { ...rest, name, maxConcurrency, preset: settings.preset, baseUrl: settings.baseUrl, headers };
}

const nameFor = (preset: PresetId) => (preset === "other" ? "My endpoint" : PRESETS[preset].label);
const toPreset = (text: string): PresetId => PRESET_IDS.find((id) => id === text) ?? "other";

function originOf(typed: string): string {
  const checked = checkAddress(typed);
  return checked.ok ? new URL(checked.url).origin : "";
}
