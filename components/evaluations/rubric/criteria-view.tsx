import { ChevronRight } from "lucide-react";
import type { RubricContent } from "@/lib/evaluation/rubric.ts";
import { plural } from "@/lib/format.ts";

/** The criteria of a rubric to read: each opens to what its five scores mean. */
export function CriteriaView({ content: { criteria, examples } }: { content: RubricContent }) {
  return (
    <div className="flex flex-col gap-2">
      <ul className="divide-y rounded-lg border">
        {criteria.map(({ name, question, levels }) => (
          <li key={name}>
            <details className="group">
              <summary className="flex list-none items-start gap-2 rounded-lg px-4 py-2.5 hover:bg-surface">
                <ChevronRight aria-hidden className="mt-0.5 size-4 shrink-0 text-soft transition-transform group-open:rotate-90" />
                <span className="min-w-0">
                  <span className="font-medium">{name}</span> <span className="text-soft">{question}</span>
                </span>
              </summary>
              <dl className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 gap-y-1 px-4 pb-3 text-[0.8125rem]">
                {levels.map(({ score, meaning }) => (
                  <div key={score} className="contents">
                    <dt className="text-right font-medium tabular-nums">{score}</dt>
                    <dd className="min-w-0 break-words text-soft">{meaning}</dd>
                  </div>
                ))}
              </dl>
            </details>
          </li>
        ))}
      </ul>
      {examples.length > 0 && (
        <p className="text-[0.8125rem] text-soft">The judge is shown {plural(examples.length, "example")} for calibration first.</p>
      )}
    </div>
  );
}
