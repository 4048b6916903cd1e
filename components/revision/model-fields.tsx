"use client";

import { useEffect, useState } from "react";
import { describe, Field, Select } from "@/components/ui/field.tsx";
import { ModelCombobox } from "@/components/wizard/configure/model-combobox.tsx";
import { useFixAssist } from "./use-fix-assist.ts";

interface ModelChoice {
  connectionId: string;
  modelId: string;
}

interface ModelFieldsProps {
  datasetId: string;
  connections: readonly { id: string; name: string; provider: string }[];
  value: ModelChoice;
  onChange: (value: ModelChoice) => void;
  errors: Readonly<Record<string, string>>;
}

const PROVIDERS: Readonly<Record<string, string>> = { bedrock: "AWS Bedrock", openai: "OpenAI-compatible", demo: "built-in demo" };

/** Which connection and which of its models. */
export function ModelFields({ datasetId, connections, value, onChange, errors }: ModelFieldsProps) {
  const { connectionId, modelId } = value;
  const { state, run, reset } = useFixAssist(datasetId, "models");
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection has another list
  useEffect(() => reset(), [connectionId, reset]);
  useEffect(() => {
    if (open && state.kind === "idle" && connectionId) void run({ connectionId });
  }, [open, state.kind, run, connectionId]);
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Field id="connectionId" label="Connection" hint="The address and the key to use, as kept in Settings." error={errors.connectionId}>
        <Select
          {...describe("connectionId", errors.connectionId)}
          value={connectionId}
          // Another connection has other models.
          onChange={(event) => onChange({ connectionId: event.target.value, modelId: "" })}
        >
          <option value="">Choose a connection</option>
          {connections.map(({ id, name, provider }) => (
            <option key={id} value={id}>
              {name} ({PROVIDERS[provider] ?? provider})
            </option>
          ))}
        </Select>
      </Field>
      <Field id="modelId" label="Model" hint="Pick one from the list, or type its id." error={errors.modelId}>
        <ModelCombobox
          inputProps={{ ...describe("modelId", errors.modelId), name: "modelId", disabled: connectionId === "" }}
          value={modelId}
          onChange={(next) => onChange({ connectionId, modelId: next })}
          list={state}
          open={open && connectionId !== ""}
          onOpenChange={setOpen}
          onRetry={() => run({ connectionId })}
        />
      </Field>
    </div>
  );
}
