import { ArrowRight, Gauge } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";

/** The way to an evaluation; which dataset is asked there. `ready`: there is one. */
export function EvaluateCard({ ready }: { ready: boolean }) {
  return (
    <Card className="flex flex-wrap items-center gap-x-6 gap-y-4 p-5 sm:p-6">
      <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent">
        <Gauge className="size-5" />
      </span>
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold text-[0.9375rem]">Evaluate dataset</h2>
        <p className="mt-0.5 text-soft">Have a judge model score every row by a rubric, and see which rows are weak and why.</p>
      </div>
      {ready ? (
        <ButtonLink href="/evaluations/new">
          Evaluate dataset <ArrowRight aria-hidden />
        </ButtonLink>
      ) : (
        <p className="text-[0.8125rem] text-soft">Make a dataset first.</p>
      )}
    </Card>
  );
}
