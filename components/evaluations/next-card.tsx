import { ArrowRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { CompareChoice } from "./compare-choice.tsx";

interface NextCardProps {
  id: string;
  /** Other evaluations of the same dataset. */
  others: readonly { id: string; name: string; modelId: string }[];
}

/** Whether the scores can be trusted: compare them with one's own, or with another judge's. */
export function NextCard({ id, others }: NextCardProps) {
  return (
    <section aria-labelledby="trust-heading" className="grid gap-px overflow-hidden rounded-xl border bg-line sm:grid-cols-2">
      <div className="flex flex-col items-start gap-3 bg-background p-5">
        <div>
          <h2 id="trust-heading" className="font-semibold text-[0.9375rem]">
            Can you trust this judge?
          </h2>
          <p className="mt-1 text-soft">
            Rate 20 to 50 rows yourself, without seeing its scores; then see how far you agree, and where you differ most.
          </p>
        </div>
        <ButtonLink href={`/evaluations/${id}/calibrate`}>
          Compare with your own ratings <ArrowRight aria-hidden />
        </ButtonLink>
      </div>
      <div className="flex flex-col items-start gap-3 bg-background p-5">
        <div>
          <h2 className="font-semibold text-[0.9375rem]">Another judge, or another rubric</h2>
          <p className="mt-1 text-soft">
            {others.length === 0
              ? "Judge the same rows again, with another model or rubric, and compare the two row by row."
              : "Compare with another evaluation of this dataset, row by row."}
          </p>
        </div>
        {others.length === 0 ? (
          <ButtonLink href={`/evaluations/new?again=${id}`}>Run again</ButtonLink>
        ) : (
          <CompareChoice id={id} others={others} />
        )}
      </div>
    </section>
  );
}
