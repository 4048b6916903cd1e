"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { IconButton } from "@/components/ui/button.tsx";
import { describe, Field, FieldError, Input, Textarea } from "@/components/ui/field.tsx";
import type { RubricErrors } from "./rubric-errors.ts";
import { changeLevel, type EditedCriterion } from "./rubric-ops.ts";

interface CriterionCardProps {
  index: number;
  count: number;
  criterion: EditedCriterion;
  errors: RubricErrors;
  onChange: (change: Partial<EditedCriterion>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One criterion: its name, the judge's question, and what each of the five scores means. */
export function CriterionCard({ index, count, criterion, errors, onChange, onMove, onRemove }: CriterionCardProps) {
  const path = `criteria.${index}`;
  const label = criterion.name.trim() || `criterion ${index + 1}`;
  const [name, question] = [errors[`${path}.name`], errors[`${path}.question`]];
  return (
    <li className="flex flex-col gap-4 rounded-lg border p-4">
      <div className="flex items-end gap-2">
        <Field id={`${path}.name`} label={`Criterion ${index + 1}`} error={name} className="min-w-0 flex-1">
          <Input
            {...describe(`${path}.name`, name, false)}
            value={criterion.name}
            maxLength={60}
            autoComplete="off"
            placeholder="Correctness"
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </Field>
        <div className="mb-0.5 flex">
          <IconButton label={`Move ${label} up`} disabled={index === 0} onClick={() => onMove(-1)}>
            <ArrowUp />
          </IconButton>
          <IconButton label={`Move ${label} down`} disabled={index === count - 1} onClick={() => onMove(1)}>
            <ArrowDown />
          </IconButton>
          <IconButton label={`Remove ${label}`} disabled={count === 1} onClick={onRemove}>
            <X />
          </IconButton>
        </div>
      </div>
      <Field id={`${path}.question`} label="The judge’s question" error={question}>
        <Textarea
          {...describe(`${path}.question`, question, false)}
          value={criterion.question}
          maxLength={400}
          className="field-sizing-content min-h-9!"
          placeholder="Is what the answer says true?"
          onChange={(event) => onChange({ question: event.target.value })}
        />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">What each score means</legend>
        {criterion.levels.map(({ score, meaning }) => {
          const id = `${path}.levels.${score - 1}.meaning`;
          return (
            <div key={score} className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-start gap-x-2 gap-y-1">
              <label htmlFor={id} className="pt-2 text-right font-medium text-soft tabular-nums">
                <span className="sr-only">{label}: score </span>
                {score}
              </label>
              <Textarea
                {...describe(id, errors[id], false)}
                value={meaning}
                maxLength={400}
                className="field-sizing-content min-h-9!"
                placeholder={score === 1 ? "Unusable: …" : score === 5 ? "Excellent: …" : undefined}
                onChange={(event) => onChange(changeLevel(criterion, score, event.target.value))}
              />
              <div className="col-start-2">
                <FieldError id={id} message={errors[id]} />
              </div>
            </div>
          );
        })}
      </fieldset>
    </li>
  );
}
