"use client";

import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Draft, Step } from "@/lib/generation/config.ts";
import { useWizard } from "./draft-context.tsx";
import { neighbour, stepHref } from "./steps.ts";

export const STEP_FORM = "step-form";
export const STEP_HEADING = "step-heading";

/** The step that was on the page last: who comes from another one starts at the new step's heading. */
let shown: Step | null = null;

/** Hands each change of a step's form to the draft, which saves it. */
function useAutosave<S extends Step>(step: S, form: UseFormReturn<Draft[S]>): void {
  const { store } = useWizard();
  const { subscribe } = form;
  useEffect(() => {
    const unsubscribe = subscribe({ formState: { values: true }, callback: ({ values }) => store.change(step, values) });
    return () => {
      unsubscribe();
      void store.flush();
    };
  }, [subscribe, store, step]);
}

/** What all steps do: save while typing, show their errors once they were asked for, and go on when none is left. */
export function useStep<S extends Step>(step: S, form: UseFormReturn<Draft[S]>) {
  const { id, store } = useWizard();
  const router = useRouter();
  useAutosave(step, form);

  const { trigger } = form;
  useEffect(() => {
    store.visit(step);
    const hash = location.hash.slice(1);
    const focus = () => hash && reveal(document.getElementById(hash));
    if (shown !== null && shown !== step && !hash) document.getElementById(STEP_HEADING)?.focus();
    shown = step;
    if (store.view.checked.includes(step)) void trigger().then(() => requestAnimationFrame(focus));
    else focus();
  }, [store, step, trigger]);

  // The errors are on the page only after this render.
  const { submitCount } = form.formState;
  useEffect(() => {
    if (submitCount > 0) focusFirstError();
  }, [submitCount]);

  return form.handleSubmit(
    () => {
      const next = neighbour(step, 1);
      if (next) router.push(stepHref(id, next));
    },
    () => store.check([step]),
  );
}

/** False on the server and until the page's script runs: what is typed before that would be lost. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}

function focusFirstError() {
  reveal(document.querySelector<HTMLElement>(`#${STEP_FORM} :is([aria-invalid="true"], [data-invalid])`));
}

function reveal(field: HTMLElement | null) {
  const details = field?.closest("details");
  if (details) details.open = true;
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "center" });
}
