"use client";

import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { describe, Field, Input } from "@/components/ui/field.tsx";

/** The name above a provider's own fields, and the limit below them. */
export function CommonFields({ children }: { children: ReactNode }) {
  const { register, formState } = useFormContext<{ name: string; maxConcurrency: number | null }>();
  const { name, maxConcurrency } = formState.errors;
  return (
    <>
      <Field id="name" label="Name" hint="What people see when they choose a connection." error={name?.message}>
        <Input {...describe("name", name?.message)} {...register("name")} autoComplete="off" />
      </Field>
      {children}
      <Field
        id="maxConcurrency"
        label="Most requests at a time (optional)"
        hint="Left empty, Seedloom finds by itself how many the endpoint takes."
        error={maxConcurrency?.message}
      >
        <Input
          {...describe("maxConcurrency", maxConcurrency?.message)}
          {...register("maxConcurrency", { setValueAs: (typed: unknown) => (typed === "" || typed === null ? null : Number(typed)) })}
          type="number"
          min={1}
          step={1}
          inputMode="numeric"
          className="max-w-40 tabular-nums"
        />
      </Field>
    </>
  );
}
