"use client";

import { useEffect, useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { ConfigureStep, Provider } from "@/lib/generation/config.ts";
import { ConnectionField } from "./connection-field.tsx";
import { ModelField } from "./model-field.tsx";
import { ProviderCards } from "./provider-cards.tsx";
import { TestConnection } from "./test-connection.tsx";

export interface ConnectionOption {
  id: string;
  name: string;
  provider: Provider;
}

export interface ModelChoiceProps {
  connections: readonly ConnectionOption[];
  /** The built-in demo's only model. */
  demoModelId: string;
  /** Only owners can add connections. */
  mayConnect: boolean;
}

type Chosen = Pick<ConfigureStep, "connectionId" | "modelId">;

/** Provider, connection and model: each narrows the next, and going back to a provider brings its last choice back. */
export function ModelChoice({ connections, demoModelId, mayConnect }: ModelChoiceProps) {
  const { control, setValue, getValues } = useFormContext<ConfigureStep>();
  const [provider, connectionId] = useWatch({ control, name: ["provider", "connectionId"] });
  const chosen = useRef<Partial<Record<Provider, Chosen>>>({});
  const offered = connections.filter((connection) => connection.provider === provider);

  const put = (next: Chosen) => {
    setValue("connectionId", next.connectionId, { shouldValidate: next.connectionId !== null });
    setValue("modelId", next.modelId, { shouldValidate: next.modelId !== "" });
  };
  const choose = (next: Provider) => {
    const { connectionId, modelId } = getValues();
    chosen.current[provider] = { connectionId, modelId };
    setValue("provider", next);
    put(chosen.current[next] ?? firstChoice(connections, next, demoModelId));
  };

  // A draft that has no connection yet, or whose connection was deleted meanwhile, starts from what there is.
  const missing = !offered.some((connection) => connection.id === connectionId);
  const first = firstChoice(connections, provider, demoModelId);
  const mend = useRef(() => {});
  mend.current = () => {
    if (missing && (connectionId !== null || first.connectionId !== null))
      put({ connectionId: first.connectionId, modelId: getValues("modelId") || first.modelId });
  };
  useEffect(() => mend.current(), []);

  return (
    <>
      <ProviderCards provider={provider} onChoose={choose} />
      {provider !== "demo" && <ConnectionField provider={provider} connections={offered} mayConnect={mayConnect} />}
      {connectionId && (
        <div className="flex flex-col gap-3">
          <ModelField connectionId={connectionId} />
          <TestConnection connectionId={connectionId} />
        </div>
      )}
    </>
  );
}

/** The only connection of a provider is chosen at once, and the demo with its model. */
function firstChoice(connections: readonly ConnectionOption[], provider: Provider, demoModelId: string): Chosen {
  const own = connections.filter((connection) => connection.provider === provider);
  const only = provider === "demo" || own.length === 1 ? own[0] : undefined;
  return { connectionId: only?.id ?? null, modelId: provider === "demo" ? demoModelId : "" };
}
