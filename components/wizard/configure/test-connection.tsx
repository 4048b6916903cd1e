"use client";

import { PlugZap } from "lucide-react";
import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { ConfigureStep } from "@/lib/generation/config.ts";
import { useAssist } from "../use-assist.ts";

/** Asks the model for one word, and says what works or what failed: address, key, model or time. */
export function TestConnection({ connectionId }: { connectionId: string }) {
  const { control } = useFormContext<ConfigureStep>();
  const modelId = useWatch({ control, name: "modelId" });
  const { state, run, reset } = useAssist("test");
  // An answer for another model says nothing about this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reset is for exactly these
  useEffect(() => reset(), [connectionId, modelId, reset]);

  const missing = modelId.trim() === "";
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={missing || state.kind === "running"}
          aria-describedby="test-hint"
          onClick={() => run({ connectionId, modelId: modelId.trim() })}
        >
          <PlugZap aria-hidden /> {state.kind === "running" ? "Testing…" : "Test connection"}
        </Button>
        <p id="test-hint" className="text-[0.8125rem] text-soft">
          {missing ? "Choose a model first." : "Sends one very short request to the model."}
        </p>
      </div>
      {state.kind === "running" && <Skeleton className="h-12 w-full" />}
      {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
      {state.kind === "done" && (
        <Callout tone={state.answer.ok ? "success" : "danger"} title={state.answer.ok ? "The connection works" : "The test failed"}>
          {state.answer.message} <span className="text-soft tabular-nums">{formatSeconds(state.answer.latencyMs)}</span>
        </Callout>
      )}
    </div>
  );
}

const formatSeconds = (ms: number) => `(${(ms / 1000).toFixed(1)} s)`;
