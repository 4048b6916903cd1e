"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { plural } from "@/lib/format.ts";
import type { ExampleView } from "@/lib/workflows/examples.ts";
import { classifyLabel } from "@/lib/workflows/labels.ts";
import { ExampleCard, type LabelExample } from "./example-card.tsx";

const SHOWN_AT_FIRST = 10;

interface ExampleListProps {
  workflowId: string;
  /** The latest first. */
  examples: readonly ExampleView[];
  mayChange: boolean;
  label: LabelExample;
}

/** The samples, the latest first, with how many are good and bad. */
export function ExampleList({ workflowId, examples, mayChange, label }: ExampleListProps) {
  const [all, setAll] = useState(false);
  // What was said here since the page was loaded.
  const [said, setSaid] = useState<Record<string, ExampleView>>({});
  if (examples.length === 0) return null;
  const now = examples.map((example) => {
    const own = said[example.example_id];
    return own ? { ...example, label: own.label, reason: own.reason } : example;
  });
  const count = (verdict: "good" | "bad") => now.filter((example) => classifyLabel(example.label) === verdict).length;
  const shown = all ? now : now.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-labelledby="samples-title" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 id="samples-title" className="font-medium">
          {plural(examples.length, "row")} so far
        </h3>
        <p className="text-[0.8125rem] text-soft tabular-nums">
          {count("good")} good · {count("bad")} bad
        </p>
      </div>
      <ol className="flex flex-col gap-6">
        {shown.map((example, place) => (
          <ExampleCard
            key={example.example_id}
            workflowId={workflowId}
            title={`Row ${examples.length - place}`}
            example={example}
            mayChange={mayChange}
            label={label}
            onLabelled={(stored) => setSaid((before) => ({ ...before, [stored.example_id]: stored }))}
          />
        ))}
      </ol>
      {shown.length < now.length && (
        <Button className="self-start" onClick={() => setAll(true)}>
          Show {plural(now.length - shown.length, "earlier row")}
        </Button>
      )}
    </section>
  );
}
