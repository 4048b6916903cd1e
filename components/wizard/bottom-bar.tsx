"use client";

import clsx from "clsx";
import { ArrowLeft, ArrowRight, Sparkles } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMayChange } from "@/components/shell/may-change.tsx";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { VIEWERS_CHANGE_NOTHING } from "@/lib/accounts/actor.ts";
import type { Step } from "@/lib/generation/config.ts";
import { useDraftView, useWizard } from "./draft-context.tsx";
import { SaveStatus } from "./save-status.tsx";
import { neighbour, STEP_NAMES, stepHref } from "./steps.ts";
import { STEP_FORM, useHydrated } from "./use-step.ts";

const GENERATE_HINT = "generate-hint";

/** Back and Next, always in sight; on the last step the button that starts the generation, or why it cannot start yet. */
export function BottomBar({ step, blocked }: { step: Step /** Steps with errors. */; blocked: readonly Step[] }) {
  const { id } = useWizard();
  const router = useRouter();
  const mayChange = useMayChange();
  const { starting, save } = useDraftView();
  // On a phone the sentence has a line of its own.
  const long = !mayChange || save.kind === "failed" || save.kind === "conflict";
  const hydrated = useHydrated();
  const back = neighbour(step, -1);
  const next = neighbour(step, 1);
  const last = !next;
  const reason = last && blocked.length > 0 ? `Mend first: ${blocked.map((name) => STEP_NAMES[name]).join(", ")}.` : "";
  return (
    <div className="sticky bottom-0 z-20 border-t bg-background">
      <div className="mx-auto flex w-full max-w-4xl flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:px-8">
        {back ? (
          <Button onClick={() => router.push(stepHref(id, back))}>
            <ArrowLeft aria-hidden /> Back
          </Button>
        ) : (
          <ButtonLink href="/generations">Close</ButtonLink>
        )}
        <div className={clsx("min-w-0 text-[0.8125rem] sm:order-none sm:basis-0 sm:grow", long && "order-last basis-full")}>
          {mayChange ? <SaveStatus /> : <p className="text-soft">{VIEWERS_CHANGE_NOTHING}</p>}
        </div>
        {mayChange && reason && (
          <p id={GENERATE_HINT} className="min-w-0 flex-1 text-right text-[0.8125rem] text-soft sm:flex-none">
            {reason}
          </p>
        )}
        {!mayChange ? (
          next && (
            <Button className="ml-auto" onClick={() => router.push(stepHref(id, next))}>
              Next <ArrowRight aria-hidden />
            </Button>
          )
        ) : (
          <Button
            type="submit"
            form={STEP_FORM}
            variant="primary"
            className="ml-auto"
            disabled={!hydrated || starting || reason !== ""}
            aria-describedby={reason ? GENERATE_HINT : undefined}
          >
            {last ? (
              <>
                <Sparkles aria-hidden /> {starting ? "Starting…" : "Generate"}
              </>
            ) : (
              <>
                Next <ArrowRight aria-hidden />
              </>
            )}
          </Button>
        )}
      </div>
    </div>
  );
}
