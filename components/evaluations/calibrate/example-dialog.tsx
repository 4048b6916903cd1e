"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { describe, Field, Textarea } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";
import type { AgreementReport } from "@/lib/evaluation/calibration.ts";
import { ScoreChoice } from "../rubric/score-choice.tsx";

export type AddExample = (input: {
  id: string;
  rowId: string;
  scores: number[];
  why: string;
}) => Promise<Outcome<{ id: string; name: string }>>;

interface ExampleDialogProps {
  evaluationId: string;
  difference: AgreementReport["differences"][number];
  addExample: AddExample;
  onClose: () => void;
}

/** Makes a row an example of the rubric: its right scores, and why. */
export function ExampleDialog({ evaluationId, difference: { rowId, criteria }, addExample, onClose }: ExampleDialogProps) {
  const { run, pending, error, setError } = useOutcome();
  const [scores, setScores] = useState(() => criteria.map(({ person }) => person));
  const [added, setAdded] = useState<{ id: string; name: string } | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const why = String(new FormData(event.currentTarget).get("why") ?? "").trim();
    if (!why) return setError("Say why, in a sentence or two: the judge learns from it.");
    run(() => addExample({ id: evaluationId, rowId, scores, why }), setAdded);
  };
  if (added)
    return (
      <Dialog open onOpenChange={onClose} title="The rubric has the example" footer={<Button onClick={onClose}>Close</Button>}>
        <Callout tone="success">
          It stands in{" "}
          <Link href={`/evaluations/rubrics/${added.id}`} className="font-medium underline underline-offset-4">
            {added.name}
          </Link>
          . Judge again with that rubric to see what it changes.
        </Callout>
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Use as an example in the rubric"
      description="The next judge is shown this row with these scores and your reason."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="example" disabled={pending}>
            {pending ? "Adding…" : "Add the example"}
          </Button>
        </>
      }
    >
      <form id="example" noValidate onSubmit={submit} className="flex flex-col gap-4">
        {criteria.map(({ name, score }, index) => (
          <div key={name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">
              {name} <span className="text-[0.8125rem] text-soft">(the judge said {score})</span>
            </span>
            <ScoreChoice
              label={name}
              value={scores[index] ?? 0}
              onChoose={(chosen) => setScores(scores.map((old, place) => (place === index ? chosen : old)))}
            />
          </div>
        ))}
        <Field id="example-why" label="Why" error={error}>
          <Textarea
            {...describe("example-why", error, false)}
            data-first-focus
            name="why"
            maxLength={2_000}
            placeholder="It answers the question, but the date is wrong."
          />
        </Field>
      </form>
    </Dialog>
  );
}
