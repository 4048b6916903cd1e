"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { useModels } from "@/components/evaluations/new/use-models.ts";
import { describe, Field, Select } from "@/components/ui/field.tsx";
import { ModelCombobox } from "@/components/wizard/configure/model-combobox.tsx";
import type { Provider } from "@/lib/generation/config.ts";

export interface ConnectionChoice {
  id: string;
  name: string;
  provider: Provider;
}

interface ModelFieldsProps {
  connections: readonly ConnectionChoice[];
  connectionId: string;
  modelId: string;
  errors: Readonly<Record<string, string>>;
  /** Only owners can add connections. */
  mayConnect: boolean;
  onConnection: (id: string) => void;
  onModel: (id: string) => void;
}

/** Which model writes the rows. */
export function ModelFields({ connections, connectionId, modelId, errors, mayConnect, onConnection, onModel }: ModelFieldsProps) {
  const { state, load } = useModels(connectionId);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open && state.kind === "idle") void load();
  }, [open, state.kind, load]);
  const add = mayConnect && (
    <Link href="/settings/connections/new" prefetch={false} className="text-[0.8125rem] text-accent underline-offset-4 hover:underline">
      Add a connection
    </Link>
  );
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field id="connection_id" label="Connection" hint="Where the model is, as kept in Settings." error={errors.connection_id} aside={add}>
        <Select
          {...describe("connection_id", errors.connection_id)}
          value={connectionId}
          onChange={(event) => onConnection(event.target.value)}
        >
          <option value="">Choose a connection</option>
          {connections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="llm_model" label="Model" hint="Pick one from the list, or type its id." error={errors.llm_model}>
        <ModelCombobox
          inputProps={{ ...describe("llm_model", errors.llm_model), disabled: connectionId === "" }}
          value={modelId}
          onChange={onModel}
          list={state}
          open={open && connectionId !== ""}
          onOpenChange={setOpen}
          onRetry={load}
        />
      </Field>
    </div>
  );
}
