"use client";

import { usePathname } from "next/navigation";
import { Fragment, type ReactNode, useEffect } from "react";
import { useMayChange } from "@/components/shell/may-change.tsx";
import { STEPS, stepStates } from "@/lib/generation/config.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { ConflictBanner } from "./conflict-banner.tsx";
import { useDraftView } from "./draft-context.tsx";
import { Stepper } from "./stepper.tsx";
import { stepOfPath } from "./steps.ts";
import { STEP_FORM } from "./use-step.ts";

/** The wizard's page: stepper above, the step, and the bar with Back and Next that stays in sight. */
export function WizardFrame({ children }: { children: ReactNode }) {
  const step = stepOfPath(usePathname());
  const view = useDraftView();
  const states = stepStates(view.draft);
  useNextByKeyboard();
  return (
    <div className="flex min-h-[calc(100dvh-3.5rem)] flex-col md:min-h-dvh">
      <Stepper current={step} states={states} />
      <div className="mx-auto w-full max-w-4xl flex-1 px-4 py-6 sm:px-8 sm:py-8">
        {view.save.kind === "conflict" && <ConflictBanner />}
        <Fragment key={view.epoch}>{children}</Fragment>
      </div>
      <BottomBar step={step} blocked={states.filter((state) => !state.done).map((state) => state.step)} />
    </div>
  );
}

/** Ctrl+Enter or Cmd+Enter is Next. On the last step it does nothing: a run that costs money is started by its button only. */
function useNextByKeyboard() {
  const last = stepOfPath(usePathname()) === STEPS.at(-1);
  const mayChange = useMayChange();
  useEffect(() => {
    if (last || !mayChange) return;
    const listen = (event: KeyboardEvent) => {
      const inDialog = event.target instanceof Element && event.target.closest("[role=dialog]");
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || inDialog) return;
      const form = document.getElementById(STEP_FORM);
      if (!(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      // A field that takes its text over when it is left must do so first.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      form.requestSubmit();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [last, mayChange]);
}
