"use client";

import type { FormEventHandler, ReactNode } from "react";
import { useMayChange } from "@/components/shell/may-change.tsx";
import type { Step } from "@/lib/generation/config.ts";
import { useWizard } from "./draft-context.tsx";
import { STEP_NAMES } from "./steps.ts";
import { STEP_FORM, STEP_HEADING, useHydrated } from "./use-step.ts";

/** The frame of a step: its heading and one sentence, then its fields. The bottom bar's button submits it. */
export function StepForm({
  step,
  description,
  onSubmit,
  children,
}: {
  step: Step;
  description: string;
  onSubmit: FormEventHandler<HTMLFormElement>;
  children: ReactNode;
}) {
  const { store } = useWizard();
  const hydrated = useHydrated();
  const mayChange = useMayChange();
  return (
    <form id={STEP_FORM} noValidate onSubmit={onSubmit} onBlur={() => void store.flush()}>
      <header className="mb-8">
        <h1 id={STEP_HEADING} tabIndex={-1} className="font-semibold outline-none text-2xl tracking-tight">
          {STEP_NAMES[step]}
        </h1>
        <p className="mt-1 max-w-prose text-soft">{description}</p>
      </header>
      <fieldset disabled={!hydrated || !mayChange} className="flex min-w-0 flex-col gap-8">
        {children}
      </fieldset>
    </form>
  );
}
