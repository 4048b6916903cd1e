"use client";

import { Pencil, Save, Undo2 } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { RadioCard, RadioCards } from "@/components/wizard/shared/radio-card.tsx";
import { RUBRIC_LIMITS } from "@/lib/evaluation/rubric-form.ts";
import { CriteriaView } from "../rubric/criteria-view.tsx";
import { RubricEditor } from "../rubric/rubric-editor.tsx";
import type { RubricErrors } from "../rubric/rubric-errors.ts";
import type { SaveRubric } from "../rubric/rubric-form.tsx";
import { toContent, toEdited } from "../rubric/rubric-ops.ts";
import type { ChosenRubric, OfferedRubric } from "./rubric-choice.ts";

interface RubricSectionProps {
  presets: readonly OfferedRubric[];
  saved: readonly OfferedRubric[];
  suggested: string;
  chosen: ChosenRubric;
  onChoose: (chosen: ChosenRubric) => void;
  errors: RubricErrors;
  nameError: string | undefined;
  /** Returns whether the copy that is edited can be saved; its fields say what is wrong otherwise. */
  check: () => boolean;
  save: SaveRubric;
  onSaved: (rubric: OfferedRubric) => void;
}

/** By which rubric: a preset, a saved one, or a copy that is changed here. */
export function RubricSection(props: RubricSectionProps) {
  const { presets, saved, suggested, chosen, onChoose, errors, nameError } = props;
  const known = chosen.kind === "own" ? undefined : [...presets, ...saved].find(({ id }) => id === chosen.id);
  const group = useId();
  const card = (kind: "preset" | "saved") => (rubric: OfferedRubric) => (
    <RadioCard
      key={rubric.id}
      group={group}
      value={rubric.id}
      title={rubric.name}
      badge={rubric.id === suggested && <Suggested />}
      description={
        <>
          {rubric.description}
          {!namesCriteria(rubric) && (
            <span className="mt-1.5 flex flex-wrap gap-1">
              {rubric.content.criteria.map(({ name }) => (
                <span key={name} className="rounded-full border bg-background px-2 py-0.5 text-foreground text-xs">
                  {name}
                </span>
              ))}
            </span>
          )}
        </>
      }
      checked={chosen.kind === kind && chosen.id === rubric.id}
      onChange={() => onChoose({ kind, id: rubric.id })}
    />
  );
  return (
    <Card>
      <CardHeader title="Rubric" description="What the judge looks at. Each criterion is scored from 1 (unusable) to 5 (excellent)." />
      <CardBody className="flex flex-col gap-6">
        {saved.length > 0 && <RadioCards legend="Your own and shared ones">{saved.map(card("saved"))}</RadioCards>}
        <RadioCards legend="Built in">{presets.map(card("preset"))}</RadioCards>
        {chosen.kind === "own" ? (
          <OwnRubric {...props} own={chosen} errors={errors} nameError={nameError} />
        ) : (
          known && (
            <div className="flex flex-col gap-3">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <h3 className="font-semibold">The criteria of “{known.name}”</h3>
                <Button
                  size="small"
                  onClick={() =>
                    onChoose({
                      kind: "own",
                      name: `${known.name.slice(0, RUBRIC_LIMITS.nameLength - 10)} (changed)`,
                      edited: toEdited(known.content),
                    })
                  }
                >
                  <Pencil aria-hidden /> Edit a copy
                </Button>
              </div>
              <CriteriaView content={known.content} />
            </div>
          )
        )}
      </CardBody>
    </Card>
  );
}

/** The presets of templates say which criteria they have in their description. */
const namesCriteria = ({ description, content }: OfferedRubric) => content.criteria.every(({ name }) => description.includes(name));

type OwnRubricProps = RubricSectionProps & { own: Extract<ChosenRubric, { kind: "own" }> };

function OwnRubric({ own, onChoose, suggested, errors, nameError, check, save, onSaved }: OwnRubricProps) {
  const { run, pending, error } = useOutcome();
  const keep = () => {
    if (!check()) return;
    const rubric = { name: own.name.trim(), description: "", content: toContent(own.edited) };
    run(
      () => save({ ...rubric, shared: false }),
      ({ id }) => onSaved({ ...rubric, id }),
    );
  };
  return (
    <div className="flex flex-col gap-5 rounded-lg border border-accent p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-semibold">A copy for this evaluation</h3>
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="ghost" onClick={() => onChoose({ kind: "preset", id: suggested })}>
            <Undo2 aria-hidden /> Drop it
          </Button>
          <Button size="small" disabled={pending} onClick={keep}>
            <Save aria-hidden /> {pending ? "Saving…" : "Save for later"}
          </Button>
        </div>
      </div>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <Field id="own-name" label="Name of the rubric" error={nameError}>
        <Input
          {...describe("own-name", nameError, false)}
          value={own.name}
          maxLength={RUBRIC_LIMITS.nameLength}
          autoComplete="off"
          onChange={(event) => onChoose({ ...own, name: event.target.value })}
        />
      </Field>
      <RubricEditor heading="h4" rubric={own.edited} errors={errors} onChange={(edited) => onChoose({ ...own, edited })} />
    </div>
  );
}

const Suggested = () => <span className="rounded-full bg-accent-soft px-2 py-0.5 font-medium text-accent text-xs">Suggested</span>;
