"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { FieldError } from "@/components/ui/field.tsx";
import { useUndo } from "@/components/wizard/shared/undo-note.tsx";
import { MAX_RUBRIC_EXAMPLES } from "@/lib/evaluation/rubric.ts";
import { CriterionCard } from "./criterion-card.tsx";
import { ExampleCard } from "./example-card.tsx";
import type { RubricErrors } from "./rubric-errors.ts";
import {
  addCriterion,
  addExample,
  changeCriterion,
  changeExample,
  type EditedRubric,
  moveCriterion,
  removeCriterion,
  removeExample,
} from "./rubric-ops.ts";

const MAX_CRITERIA = 8;

interface RubricEditorProps {
  rubric: EditedRubric;
  errors: RubricErrors;
  onChange: (rubric: EditedRubric) => void;
  /** Of its two parts: one below the heading that it stands under. */
  heading?: "h2" | "h4";
}

/** The criteria and the examples of a rubric. What is removed can be had back. */
export function RubricEditor({ rubric, errors, onChange, heading: Heading = "h2" }: RubricEditorProps) {
  const { criteria, examples } = rubric;
  const { offer, note } = useUndo();
  const remove = (text: string, next: EditedRubric) => {
    onChange(next);
    offer(text, () => onChange(rubric));
  };
  return (
    <div className="flex flex-col gap-6">
      <section aria-labelledby="rubric-criteria" className="flex flex-col gap-3">
        <div>
          <Heading id="rubric-criteria" className="font-semibold">
            Criteria
          </Heading>
          <p className="mt-0.5 text-[0.8125rem] text-soft">
            What the judge looks at, one by one. It reasons first and then gives a score from 1 to 5; say what each score means, so that it
            means the same for every row.
          </p>
        </div>
        <ol className="flex flex-col gap-3">
          {criteria.map((criterion, index) => (
            <CriterionCard
              key={criterion.key}
              index={index}
              count={criteria.length}
              criterion={criterion}
              errors={errors}
              onChange={(change) => onChange(changeCriterion(rubric, index, change))}
              onMove={(by) => onChange(moveCriterion(rubric, index, by))}
              onRemove={() => remove(`${criterion.name || "The criterion"} was removed.`, removeCriterion(rubric, index))}
            />
          ))}
        </ol>
        <FieldError id="criteria" message={errors.criteria} />
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={criteria.length >= MAX_CRITERIA} onClick={() => onChange(addCriterion(rubric))}>
            <Plus aria-hidden /> Add a criterion
          </Button>
          {criteria.length >= MAX_CRITERIA && <span className="text-[0.8125rem] text-soft">A rubric has at most {MAX_CRITERIA}.</span>}
        </div>
      </section>
      <section aria-labelledby="rubric-examples" className="flex flex-col gap-3">
        <div>
          <Heading id="rubric-examples" className="font-semibold">
            Examples for calibration
          </Heading>
          <p className="mt-0.5 text-[0.8125rem] text-soft">
            Rows with the scores that you would give, and why. The judge is shown them first and follows them. The page “Compare with your
            own ratings” of an evaluation adds rows where you and the judge differ.
          </p>
        </div>
        {examples.length > 0 && (
          <ol className="flex flex-col gap-3">
            {examples.map((example, index) => (
              <ExampleCard
                key={example.key}
                index={index}
                example={example}
                criteria={criteria}
                errors={errors}
                onChange={(change) => onChange(changeExample(rubric, index, change))}
                onRemove={() => remove("The example was removed.", removeExample(rubric, index))}
              />
            ))}
          </ol>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            disabled={examples.length >= MAX_RUBRIC_EXAMPLES}
            onClick={() => onChange(addExample(rubric, { prompt: "", completion: "" }))}
          >
            <Plus aria-hidden /> Add an example
          </Button>
          {examples.length >= MAX_RUBRIC_EXAMPLES && (
            <span className="text-[0.8125rem] text-soft">A rubric has at most {MAX_RUBRIC_EXAMPLES}.</span>
          )}
        </div>
      </section>
      {note}
    </div>
  );
}
