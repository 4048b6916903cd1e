import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, FieldError, Input, Select } from "@/components/ui/field.tsx";
import type { WorkflowType } from "@/lib/workflows/forms.ts";
import type { Errors, WorkflowState } from "./form-state.ts";

interface SizeFieldsProps {
  state: WorkflowState;
  errors: Errors;
  onChange: (change: Partial<WorkflowState>) => void;
}

const SHARES = ["Training", "Validation", "Test"] as const;

const TYPES: Readonly<Record<WorkflowType, string>> = {
  complete: "Complete: from data to a trained model",
  training: "Training: a part of that",
};

const isType = (text: string): text is WorkflowType => Object.hasOwn(TYPES, text);

/** How many rows, for what, and how they are found again. */
export function SizeFields({ state, errors, onChange }: SizeFieldsProps) {
  return (
    <Card>
      <CardHeader title="The dataset" />
      <CardBody className="flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            id="total_examples"
            label="Rows in all"
            hint="You can ask for another number when you generate."
            error={errors.total_examples}
          >
            <Input
              {...describe("total_examples", errors.total_examples)}
              value={state.totalExamples}
              type="number"
              inputMode="numeric"
              min={1}
              className="w-40! tabular-nums"
              onWheel={(event) => event.currentTarget.blur()}
              onChange={(event) => onChange({ totalExamples: event.target.value })}
            />
          </Field>
          <Field id="tags" label="Tags" hint="One or more, with commas between them. Workflows are found by them." error={errors.tags}>
            <Input
              {...describe("tags", errors.tags)}
              value={state.tags}
              placeholder="library, questions"
              autoComplete="off"
              onChange={(event) => onChange({ tags: event.target.value })}
            />
          </Field>
        </div>
        <fieldset className="flex flex-col gap-1.5" aria-describedby={errors.split ? "split-error" : undefined}>
          <legend className="font-medium">Split</legend>
          <p className="text-[0.8125rem] text-soft">
            Percent of the rows for each purpose, 100 together. Near copies stand in the same part.
          </p>
          <div className="flex flex-wrap gap-3">
            {SHARES.map((name, place) => (
              <div key={name} className="flex flex-col gap-1 text-[0.8125rem]">
                <label htmlFor={`split-${place}`}>{name}</label>
                <Input
                  id={`split-${place}`}
                  value={state.split[place] ?? ""}
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={100}
                  aria-invalid={errors.split ? true : undefined}
                  className="w-20! tabular-nums"
                  onWheel={(event) => event.currentTarget.blur()}
                  onChange={(event) => onChange({ split: withPart(state.split, place, event.target.value) })}
                />
              </div>
            ))}
          </div>
          <FieldError id="split" message={errors.split} />
        </fieldset>
        <Field id="type" label="Type" error={errors.type}>
          <Select
            {...describe("type", errors.type, false)}
            value={state.type}
            className="sm:max-w-sm"
            onChange={(event) => isType(event.target.value) && onChange({ type: event.target.value })}
          >
            {Object.entries(TYPES).map(([type, words]) => (
              <option key={type} value={type}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
      </CardBody>
    </Card>
  );
}

const withPart = ([train, validation, test]: WorkflowState["split"], place: number, text: string): WorkflowState["split"] => [
  place === 0 ? text : train,
  place === 1 ? text : validation,
  place === 2 ? text : test,
];
