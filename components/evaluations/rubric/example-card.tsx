"use client";

import { X } from "lucide-react";
import { textOfValue } from "@/components/rows/summarise.ts";
import { IconButton } from "@/components/ui/button.tsx";
import { describe, Field, FieldError, Textarea } from "@/components/ui/field.tsx";
import type { RubricErrors } from "./rubric-errors.ts";
import type { EditedCriterion, EditedExample } from "./rubric-ops.ts";
import { ScoreChoice } from "./score-choice.tsx";

interface ExampleCardProps {
  index: number;
  example: EditedExample;
  criteria: readonly EditedCriterion[];
  errors: RubricErrors;
  onChange: (change: Partial<EditedExample>) => void;
  onRemove: () => void;
}

/** A row whose scores a person has settled, and why: the judge is shown it before it judges. */
export function ExampleCard({ index, example, criteria, errors, onChange, onRemove }: ExampleCardProps) {
  const path = `examples.${index}`;
  const [why, scores, row] = [errors[`${path}.why`], errors[`${path}.scores`], errors[`${path}.row`]];
  return (
    <li className="flex flex-col gap-4 rounded-lg border p-4">
      <div className="flex items-center justify-between gap-2">
        <p className="font-medium">Example {index + 1}</p>
        <IconButton label={`Remove example ${index + 1}`} onClick={onRemove}>
          <X />
        </IconButton>
      </div>
      {Object.entries(example.row).map(([name, value]) => {
        const id = `${path}.row.${name}`;
        return (
          <Field key={name} id={id} label={<span className="inline-block first-letter:uppercase">{name}</span>}>
            <Textarea
              {...describe(id, row, false)}
              value={textOfValue(value)}
              // What is no text (a list, a number) came with a row of a dataset and stays as it is.
              readOnly={typeof value !== "string"}
              className="field-sizing-content max-h-60 min-h-9! read-only:bg-muted"
              onChange={(event) => onChange({ row: { ...example.row, [name]: event.target.value } })}
            />
          </Field>
        );
      })}
      <FieldError id={`${path}.row`} message={row} />
      <div className="flex flex-col gap-2">
        {criteria.map(({ key, name, levels }, place) => (
          <div key={key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">{name.trim() || `Criterion ${place + 1}`}</span>
            <ScoreChoice
              label={`Example ${index + 1}, ${name.trim() || `criterion ${place + 1}`}`}
              value={example.scores[place] ?? 0}
              meanings={levels.map(({ meaning }) => meaning)}
              onChoose={(score) => onChange({ scores: example.scores.map((old, at) => (at === place ? score : old)) })}
            />
          </div>
        ))}
        <FieldError id={`${path}.scores`} message={scores} />
      </div>
      <Field id={`${path}.why`} label="Why" error={why}>
        <Textarea
          {...describe(`${path}.why`, why, false)}
          value={example.why}
          maxLength={2_000}
          className="field-sizing-content min-h-16!"
          placeholder="It answers the question, but the date is wrong."
          onChange={(event) => onChange({ why: event.target.value })}
        />
      </Field>
    </li>
  );
}
