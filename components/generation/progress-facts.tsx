import clsx from "clsx";
import type { ReactNode } from "react";
import { Cost, Count } from "@/components/generations/number.tsx";
import { FIRST_ROWS, type RowsAddress, rowsQuery } from "@/components/rows/address.ts";
import { useRowsAddress } from "@/components/rows/use-rows-address.ts";
import { ROWS_HEADING } from "@/components/rows/view-tabs.tsx";
import { formatCost, formatCount, formatDuration, formatExact } from "@/lib/format.ts";
import { ENDED } from "@/lib/generation/status.ts";
import { levelText } from "./level-text.ts";
import { GENERATION_WORDS, type RunWords } from "./run-words.ts";
import type { ProgressView } from "./types.ts";

const NOTHING = "–";

/** Below this many seconds an average speed says nothing. */
const MEASURABLE_SECONDS = 10;

/** Numbers about the run: while it runs how it goes, afterwards what it took. */
export function ProgressFacts({ progress, words }: { progress: ProgressView; words: RunWords }) {
  const { spendingLimit, inputTokens, outputTokens, duplicates, invalid } = progress;
  const ended = ENDED.includes(progress.status);
  return (
    <dl
      className={clsx("grid grid-cols-2 gap-px overflow-hidden rounded-b-xl border-t bg-line", ended ? "sm:grid-cols-4" : "sm:grid-cols-3")}
    >
      {ended ? <Duration progress={progress} words={words} /> : <Speed progress={progress} words={words} />}
      <Fact
        label="Cost"
        value={<Cost dollars={progress.costUsd} />}
        after={spendingLimit === null ? undefined : `of ${formatCost(spendingLimit)}`}
        hint={spendingLimit === null ? undefined : `The ${words.run} pauses when it reaches your spending limit`}
      />
      <Fact
        label="Tokens"
        value={`${formatCount(inputTokens)} in, ${formatCount(outputTokens)} out`}
        hint={`The model read ${formatExact(inputTokens)} tokens and wrote ${formatExact(outputTokens)}; one is about three quarters of a word`}
      />
      {words === GENERATION_WORDS ? (
        <Fact
          label="Refused, asked again"
          value={<Refused duplicates={duplicates} invalid={invalid} />}
          hint={`${formatExact(duplicates)} pairs had a prompt that is in the dataset already, or one much like it, ${formatExact(invalid)} were no whole pair. Others were asked for in their place.`}
        />
      ) : (
        <Fact
          label="Unreadable, asked again"
          value={invalid === 0 ? "none" : <Count value={invalid} />}
          hint="Answers that were not in the form that was asked for. They were asked for once more, and count for nothing."
        />
      )}
    </dl>
  );
}

/** The duplicates lead to where they can be looked at. */
function Refused({ duplicates, invalid }: { duplicates: number; invalid: number }) {
  const [, go] = useRowsAddress();
  if (duplicates + invalid === 0) return "none";
  return (
    <>
      {duplicates === 0 ? (
        "0 duplicates"
      ) : (
        <a
          href={`${rowsQuery(REFUSED_ROWS)}#${ROWS_HEADING}`}
          onClick={(event) => {
            event.preventDefault();
            go(() => REFUSED_ROWS);
            document.getElementById(ROWS_HEADING)?.closest("section")?.scrollIntoView();
          }}
          className="text-accent underline-offset-4 hover:underline"
        >
          {formatCount(duplicates)} {duplicates === 1 ? "duplicate" : "duplicates"}
        </a>
      )}
      , {formatCount(invalid)} invalid
    </>
  );
}

const REFUSED_ROWS: RowsAddress = { ...FIRST_ROWS, view: "refused" };

function Duration({ progress: { accepted, secondsTaken }, words }: { progress: ProgressView; words: RunWords }) {
  const speed = secondsTaken !== null && secondsTaken >= MEASURABLE_SECONDS ? Math.round((accepted * 60) / secondsTaken) : 0;
  return (
    <Fact
      label="Took"
      value={secondsTaken === null ? NOTHING : formatDuration(secondsTaken)}
      after={speed === 0 ? undefined : `at ${formatCount(speed)} ${words.many} a minute`}
      hint="From start to end, pauses included"
    />
  );
}

function Speed({ progress, words }: { progress: ProgressView; words: RunWords }) {
  const { secondsLeft, rowsPerMinute, inFlight, level } = progress;
  const speed = Math.round(rowsPerMinute);
  return (
    <>
      <Fact label="Time left" value={secondsLeft === null ? NOTHING : formatDuration(secondsLeft)} hint="At the speed of the last minute" />
      <Fact
        label={`${words.many.charAt(0).toUpperCase()}${words.many.slice(1)} a minute`}
        value={speed === 0 ? NOTHING : <Count value={speed} />}
        hint="In the last minute"
      />
      <Fact
        label="Requests at a time"
        value={<Count value={inFlight} />}
        after={level === null ? undefined : `of ${formatCount(level)} allowed`}
        note={levelText(progress)}
        hint="Calls that the model is answering just now. Seedloom finds by itself how many it takes; a cap can be set in the connection."
      />
    </>
  );
}

interface FactProps {
  label: string;
  value: ReactNode;
  after?: string | undefined;
  /** A line below, in small. */
  note?: string | undefined;
  hint?: string | undefined;
}

function Fact({ label, value, after, note, hint }: FactProps) {
  return (
    <div className="bg-background px-5 py-3" title={hint}>
      <dt className="text-soft text-xs">{label}</dt>
      <dd className="mt-0.5 font-medium tabular-nums">
        {value} {after && <span className="font-normal text-soft">{after}</span>}
      </dd>
      {note !== undefined && <dd className="mt-0.5 min-h-8 text-soft text-xs tabular-nums">{note}</dd>}
    </div>
  );
}
