import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { formatExact } from "@/lib/format.ts";
import { ENDED } from "@/lib/generation/status.ts";
import { ProgressFacts } from "./progress-facts.tsx";
import { GENERATION_WORDS, type RunWords } from "./run-words.ts";
import type { ProgressView } from "./types.ts";

/** How far the generation is: the count, the bar, the sum that always holds, and the facts. */
export function ProgressCard({ progress, words = GENERATION_WORDS }: { progress: ProgressView; words?: RunWords }) {
  const { asked, accepted, pending, missing, status } = progress;
  const text = `${formatExact(accepted)} of ${formatExact(asked)} ${words.many}`;
  const ended = ENDED.includes(status);
  return (
    <section aria-labelledby="progress-heading" className="rounded-xl border">
      <div className="px-5 pt-4 pb-5">
        <h2 id="progress-heading" className="sr-only">
          Progress
        </h2>
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <p className="font-semibold text-xl tabular-nums tracking-tight">{text}</p>
          <p className="text-[0.8125rem] text-soft tabular-nums">
            {percent(accepted, asked)} {words.made}
          </p>
        </div>
        <ProgressBar value={asked === 0 ? 0 : accepted / asked} label="Progress" text={text} className="mt-2.5" />
        {status !== "completed" && (
          <p className="mt-2.5 flex flex-wrap gap-x-1.5 text-[0.8125rem] text-soft tabular-nums">
            <Term value={accepted} word={words === GENERATION_WORDS ? "accepted" : words.made} />
            {!ended && <Term sign="+" value={pending} word={words.toMake} />}
            <Term sign="+" value={missing} word="given up" />
            <Term sign="=" value={asked} word="asked" />
          </p>
        )}
      </div>
      <ProgressFacts progress={progress} words={words} />
    </section>
  );
}

/** Keeps its sign when the line breaks. */
const Term = ({ sign, value, word }: { sign?: string; value: number; word: string }) => (
  <span className="whitespace-nowrap">
    {sign && <span className="mr-1.5">{sign}</span>}
    <span className="font-medium text-foreground">{formatExact(value)}</span> {word}
  </span>
);

/** Rounded down, so that 100 % is shown only when all is there. */
function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.floor((part / whole) * 100)} %`;
}
