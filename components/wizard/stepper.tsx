"use client";

import { CircleCheck, CircleDashed, CircleDot, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { STEPS, type Step, type StepState } from "@/lib/generation/config.ts";
import { useDraftView, useWizard } from "./draft-context.tsx";
import { type Mark, markOf, STEP_NAMES, stepHref } from "./steps.ts";

const MARKS: Record<Mark, { icon: typeof CircleDot; word: string; color: string }> = {
  current: { icon: CircleDot, word: "you are here", color: "text-accent" },
  done: { icon: CircleCheck, word: "done", color: "text-accent" },
  attention: { icon: TriangleAlert, word: "needs attention", color: "text-danger" },
  ahead: { icon: CircleDashed, word: "not yet visited", color: "text-soft" },
};

/** Where one is, what is done, what has errors. Every step is a link; the words are for screen readers and on hover. */
export function Stepper({ current, states }: { current: Step; states: readonly StepState[] }) {
  const { id } = useWizard();
  const { draft, visited, checked } = useDraftView();
  const number = STEPS.indexOf(current) + 1;
  return (
    <nav aria-label="Steps" className="border-b">
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-2 px-4 py-3 sm:px-8">
        <p className="flex min-w-0 justify-between gap-4 text-[0.8125rem] text-soft">
          <span className="truncate">{draft.configure.name.trim() || "New dataset"}</span>
          <span className="shrink-0 sm:hidden">
            Step {number} of {STEPS.length} · {STEP_NAMES[current]}
          </span>
        </p>
        <ol className="grid grid-cols-4 gap-2">
          {states.map((state) => {
            const mark = markOf(state, current, visited, checked);
            const { icon: Icon, word, color } = MARKS[mark];
            const here = state.step === current;
            return (
              <li key={state.step}>
                <Link
                  href={stepHref(id, state.step)}
                  aria-current={here ? "step" : undefined}
                  title={`${STEP_NAMES[state.step]}: ${word}`}
                  className={`flex h-10 items-center justify-center gap-2 border-t-2 pt-1 font-medium sm:justify-start ${
                    here ? "border-accent" : mark === "done" ? "border-accent/40 text-soft" : "border-line-strong text-soft"
                  } hover:text-foreground`}
                >
                  <Icon aria-hidden className={`size-4 shrink-0 ${color}`} />
                  <span className="sr-only truncate sm:not-sr-only">{STEP_NAMES[state.step]}</span>
                  <span className="sr-only">, {word}</span>
                </Link>
              </li>
            );
          })}
        </ol>
      </div>
    </nav>
  );
}
