"use client";

import clsx from "clsx";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { RowText } from "@/components/rows/row-text.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { RowView } from "@/components/wizard/shared/row-view.tsx";
import type { Outcome } from "@/lib/errors.ts";
import type { ExampleView } from "@/lib/workflows/examples.ts";
import type { ExampleFeedback } from "@/lib/workflows/forms.ts";
import { classifyLabel } from "@/lib/workflows/labels.ts";

export type LabelExample = (input: { id: string; example: ExampleFeedback }) => Promise<Outcome<ExampleView[]>>;

interface ExampleCardProps {
  workflowId: string;
  title: string;
  example: ExampleView;
  /** Whether this person may say something of it. */
  mayChange: boolean;
  label: LabelExample;
  /** Told how it is labelled now. */
  onLabelled: (example: ExampleView) => void;
}

/** One sample: the row, whether it is good, and why. What is said is kept at once. */
export function ExampleCard({ workflowId, title, example, mayChange, label, onLabelled }: ExampleCardProps) {
  const { example_id, text } = example;
  const [reason, setReason] = useState(example.reason);
  const { run, pending, error } = useOutcome();
  const verdict = classifyLabel(example.label);
  const save = (change: { label?: string; reason?: string }) =>
    run(
      () => label({ id: workflowId, example: { example_id, ...change } }),
      ([stored]) => stored && onLabelled(stored),
    );
  // Pressed again, a thumb is taken back.
  const press = (name: "good" | "bad") => save({ label: verdict === name ? "" : name, reason: reason.trim() });
  return (
    <li className="flex flex-col gap-2">
      {typeof text === "string" ? (
        <section aria-label={title} className="rounded-lg border px-4 py-3">
          <RowText text={text} />
        </section>
      ) : (
        <RowView title={title} row={text} names={Object.keys(text)} />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Thumb
          icon={ThumbsUp}
          row={title}
          word="Good"
          pressed={verdict === "good"}
          tone="text-accent"
          disabled={!mayChange || pending}
          onPress={() => press("good")}
        />
        <Thumb
          icon={ThumbsDown}
          row={title}
          word="Bad"
          pressed={verdict === "bad"}
          tone="text-danger"
          disabled={!mayChange || pending}
          onPress={() => press("bad")}
        />
        {verdict === "other" && <span className="rounded-full bg-muted px-2 py-0.5 text-xs">{example.label}</span>}
        {verdict !== "none" && (
          <Input
            aria-label={`Why: ${title}`}
            value={reason}
            disabled={!mayChange}
            placeholder={verdict === "bad" ? "Why not? The next sample avoids it" : "Why? The next sample does more of it"}
            maxLength={2_000}
            className="h-8! min-w-48 flex-1 text-[0.8125rem]"
            onChange={(event) => setReason(event.target.value)}
            onBlur={() => reason.trim() !== example.reason && save({ reason: reason.trim() })}
          />
        )}
      </div>
      {error && (
        <p role="alert" className="text-[0.8125rem] text-danger">
          {error}
        </p>
      )}
    </li>
  );
}

interface ThumbProps {
  icon: typeof ThumbsUp;
  row: string;
  word: string;
  pressed: boolean;
  tone: string;
  disabled: boolean;
  onPress: () => void;
}

const Thumb = ({ icon: Icon, row, word, pressed, tone, disabled, onPress }: ThumbProps) => (
  <Button
    size="small"
    aria-label={`${word}: ${row}`}
    aria-pressed={pressed}
    disabled={disabled}
    className={clsx(pressed && "bg-muted!")}
    onClick={onPress}
  >
    <Icon aria-hidden className={clsx(pressed && tone)} fill={pressed ? "currentColor" : "none"} /> {word}
  </Button>
);
