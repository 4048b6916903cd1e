"use client";

import { ChevronRight, Gauge } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { settle } from "@/components/ui/settle.ts";
import type { Outcome, PublicError } from "@/lib/errors.ts";
import type { EvaluationForm as EvaluationInput } from "@/lib/evaluation/form.ts";
import type { PreparedEvaluation } from "@/lib/evaluation/prepare.ts";
import { LIMITS } from "@/lib/generation/config.ts";
import { describeFilter } from "@/lib/review/describe-filter.ts";
import { filterParameters, isEmptyFilter, type RowFilter } from "@/lib/review/filter.ts";
import { rubricErrors } from "../rubric/rubric-errors.ts";
import type { SaveRubric } from "../rubric/rubric-form.tsx";
import { focusFirstInvalid } from "../rubric/use-rubric.ts";
import { EstimateCard, type EstimateRun } from "./estimate-card.tsx";
import { EMPTY_NUMBERS, type FormState, numbersOf, readForm } from "./form-state.ts";
import { JudgeSection, type TestModel } from "./judge-section.tsx";
import { RowsSection } from "./rows-section.tsx";
import { chosenFrom, type OfferedRubric } from "./rubric-choice.ts";
import { RubricSection } from "./rubric-section.tsx";

interface NewEvaluationActions {
  start: (input: { datasetId: string; form: EvaluationInput }) => Promise<Outcome<{ id: string }>>;
  estimate: EstimateRun;
  test: TestModel;
  saveRubric: SaveRubric;
}

interface EvaluationFormProps {
  prepared: PreparedEvaluation;
  presets: readonly OfferedRubric[];
  saved: readonly OfferedRubric[];
  /** Of the page's address, or of the evaluation that is run again, and how many rows it shows. */
  filter: RowFilter;
  filterRows: number;
  /** The evaluation that is run again; null for a new one. */
  again: EvaluationInput | null;
  demoModelId: string;
  /** Only owners can add connections and enter prices. */
  owner: boolean;
  actions: NewEvaluationActions;
}

/** All that a judge is told, on one page: which model, by which rubric, which rows; and what it will cost. */
export function EvaluationForm(props: EvaluationFormProps) {
  const { prepared, presets, filter, filterRows, again, demoModelId, owner, actions } = props;
  const { dataset, connections, suggestedRubric } = prepared;
  const router = useRouter();
  const [saved, setSaved] = useState(props.saved);
  const [state, setState] = useState<FormState>(() => beginWith(props));
  const [named, setNamed] = useState(again !== null);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<PublicError | null>(null);
  const change = (next: Partial<FormState>) => setState((before) => ({ ...before, ...next }));
  const set = (field: "temperature" | "maxTokens" | "spendingLimit") => (event: { target: { value: string } }) =>
    change({ [field]: event.target.value });

  const { rubric } = state;
  const rubricName = rubric.kind === "own" ? rubric.name : ([...presets, ...saved].find(({ id }) => id === rubric.id)?.name ?? "");
  // Named by what is chosen until somebody names it.
  const name = named ? state.name : `${dataset.name.slice(0, 60)}: ${rubricName}`.slice(0, LIMITS.nameLength);
  const read = readForm({ ...state, name }, filter);
  const errors: Record<string, string> = tried ? read.errors : {};
  if (failure?.field && !errors[failure.field]) errors[failure.field] = failure.message;
  const withoutLimit = readForm({ ...state, name: name || "-", spendingLimit: "" }, filter).form;

  const check = () => {
    setTried(true);
    if (rubric.kind !== "own") return true;
    const right = rubric.name.trim() !== "" && Object.keys(rubricErrors(rubric.edited)).length === 0;
    if (!right) setTimeout(focusFirstInvalid);
    return right;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (!read.form) return setTimeout(focusFirstInvalid);
    setPending(true);
    const outcome = await settle(actions.start({ datasetId: dataset.id, form: read.form }));
    if (outcome.ok) return router.push(`/evaluations/${outcome.value.id}`);
    setPending(false);
    setFailure(outcome.error);
    setTimeout(focusFirstInvalid);
  };
  const chooseConnection = (connectionId: string) => {
    const provider = connections.find(({ id }) => id === connectionId)?.provider;
    change({ connectionId, modelId: provider === "demo" ? demoModelId : "" });
  };
  const pricesHref = `/settings/prices?${new URLSearchParams({ connection: state.connectionId, model: state.modelId.trim() })}`;
  const review = isEmptyFilter(filter) ? "" : `?${filterParameters(filter)}`;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <JudgeSection
        connections={connections}
        connectionId={state.connectionId}
        modelId={state.modelId}
        generatorModelId={dataset.modelId}
        mayConnect={owner}
        errors={errors}
        onConnection={chooseConnection}
        onModel={(modelId) => change({ modelId })}
        test={actions.test}
      />
      <RubricSection
        presets={presets}
        saved={saved}
        suggested={suggestedRubric}
        chosen={rubric}
        onChoose={(next) => change({ rubric: next })}
        errors={tried && rubric.kind === "own" ? rubricErrors(rubric.edited) : {}}
        nameError={errors.rubricName}
        check={check}
        save={actions.saveRubric}
        onSaved={(kept) => {
          setSaved([kept, ...saved]);
          change({ rubric: { kind: "saved", id: kept.id } });
        }}
      />
      <RowsSection
        kind={state.rowsKind}
        onKind={(rowsKind) => change({ rowsKind })}
        total={dataset.rows}
        filter={isEmptyFilter(filter) ? null : { words: describeFilter(filter), rows: filterRows }}
        sample={state.sample}
        onSample={(sample) => change({ sample })}
        error={errors.sample ?? errors.rows}
        reviewHref={`/generations/${dataset.id}/review${review}`}
      />
      <details className="group rounded-xl border" open={Boolean(errors.temperature || errors.maxTokens || errors.name) || undefined}>
        <summary className="flex list-none items-center gap-2 rounded-xl px-5 py-4 font-semibold text-[0.9375rem] hover:bg-surface">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          Advanced settings
          <span className="hidden truncate font-normal text-sm text-soft sm:inline">name, temperature, length of the reasons</span>
        </summary>
        <div className="flex flex-col gap-5 border-t p-5">
          <Field id="name" label="Name of the evaluation" error={errors.name}>
            <Input
              {...describe("name", errors.name, false)}
              value={name}
              maxLength={LIMITS.nameLength}
              autoComplete="off"
              onChange={(event) => {
                setNamed(true);
                change({ name: event.target.value });
              }}
            />
          </Field>
          <NumberInput
            id="temperature"
            label="Temperature"
            hint="How much chance there is in the judge’s answers, from 0 to 2. At 0 it judges the same row alike each time, as far as the model can. Empty leaves it to the model."
            error={errors.temperature}
            value={state.temperature}
            onChange={set("temperature")}
          />
          <NumberInput
            id="maxTokens"
            label="Max tokens"
            hint="The longest answer to one row: all reasons and scores, and what the model thinks before. Too low, and judgements are cut and asked for again."
            error={errors.maxTokens}
            value={state.maxTokens}
            onChange={set("maxTokens")}
          />
        </div>
      </details>
      <EstimateCard
        datasetId={dataset.id}
        form={withoutLimit && estimateOf(withoutLimit)}
        estimate={actions.estimate}
        pricesHref={owner ? pricesHref : null}
      />
      <NumberInput
        id="spendingLimit"
        label="Spending limit in US dollars"
        hint="When the cost so far reaches it, the evaluation pauses. Leave it empty for no limit."
        error={errors.spendingLimit}
        value={state.spendingLimit}
        onChange={set("spendingLimit")}
      />
      {failure && !failure.field && (
        <Callout tone="danger" title="The evaluation was not started">
          {failure.message}
        </Callout>
      )}
      <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center justify-end gap-3 border-t bg-background px-4 py-3 sm:-mx-8 sm:px-8">
        {tried && !read.form && (
          <p className="mr-auto text-[0.8125rem] text-danger">{read.errors.rubric ?? Object.values(read.errors)[0]}</p>
        )}
        <ButtonLink href="/evaluations">Cancel</ButtonLink>
        <Button type="submit" variant="primary" disabled={pending}>
          <Gauge aria-hidden /> {pending ? "Starting…" : "Start evaluation"}
        </Button>
      </div>
    </form>
  );
}

const estimateOf = ({ connectionId, modelId, temperature, maxTokens, rows, rubric }: EvaluationInput) => ({
  ...{ connectionId, modelId, temperature, maxTokens, rows, rubric },
});

/** As an earlier evaluation was, or the only or first real connection, the suggested rubric, and all rows or the filter's. */
function beginWith({ prepared, presets, saved, filter, again, demoModelId }: EvaluationFormProps): FormState {
  const { connections, suggestedRubric } = prepared;
  const filtered = !isEmptyFilter(filter);
  if (again) {
    const known = connections.some(({ id }) => id === again.connectionId);
    return {
      ...{ name: again.name, connectionId: known ? again.connectionId : "", modelId: known ? again.modelId : "" },
      rubric: chosenFrom(again.rubric, [...presets, ...saved], suggestedRubric),
      rowsKind: again.rows.sample !== null ? "sample" : filtered ? "filter" : "all",
      ...numbersOf(again),
    };
  }
  const first = connections.find(({ provider }) => provider !== "demo") ?? connections[0];
  return {
    ...{ name: "", connectionId: first?.id ?? "", modelId: first?.provider === "demo" ? demoModelId : "" },
    ...{ rubric: { kind: "preset", id: suggestedRubric }, rowsKind: filtered ? "filter" : "all", ...EMPTY_NUMBERS },
  };
}

interface NumberInputProps {
  id: string;
  label: string;
  hint: string;
  error: string | undefined;
  value: string;
  onChange: (event: { target: { value: string } }) => void;
}

function NumberInput({ id, label, hint, error, value, onChange }: NumberInputProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <Input
        {...describe(id, error)}
        inputMode="decimal"
        autoComplete="off"
        value={value}
        onChange={onChange}
        className="w-40! tabular-nums"
      />
    </Field>
  );
}
