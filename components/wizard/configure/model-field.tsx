"use client";

import { useEffect, useState } from "react";
import { useController, useFormContext } from "react-hook-form";
import { describe, Field } from "@/components/ui/field.tsx";
import type { ConfigureStep } from "@/lib/generation/config.ts";
import { useAssist } from "../use-assist.ts";
import { ModelCombobox } from "./model-combobox.tsx";

/** The model's id, picked from what the connection offers or typed. The list is loaded when it is first opened. */
export function ModelField({ connectionId }: { connectionId: string }) {
  const { control } = useFormContext<ConfigureStep>();
  const { field, fieldState } = useController({ control, name: "modelId" });
  const { state, run, reset } = useAssist("models");
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection has another list
  useEffect(() => reset(), [connectionId, reset]);
  useEffect(() => {
    if (open && state.kind === "idle") void run({ connectionId });
  }, [open, state.kind, run, connectionId]);

  const error = fieldState.error?.message;
  return (
    <Field id="modelId" label="Model" hint="Pick one from the provider's list, or type its id." error={error}>
      <ModelCombobox
        inputProps={{ ...describe("modelId", error), name: field.name, ref: field.ref, onBlur: field.onBlur }}
        value={field.value}
        onChange={field.onChange}
        list={state}
        open={open}
        onOpenChange={setOpen}
        onRetry={() => run({ connectionId })}
      />
    </Field>
  );
}
