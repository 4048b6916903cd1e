"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, Input, Textarea } from "@/components/ui/field.tsx";
import { settle } from "@/components/ui/settle.ts";
import type { Outcome } from "@/lib/errors.ts";
import { plural } from "@/lib/format.ts";
import type { RowFilter } from "@/lib/review/filter.ts";
import { type FixForm, fixForm, PREVIEW_ROWS, SUGGESTIONS } from "@/lib/revision/form.ts";
import type { FixPreparation } from "@/lib/revision/prepare.ts";
import { EstimateSection } from "./estimate-section.tsx";
import { ModelFields } from "./model-fields.tsx";
import { PreviewSection } from "./preview-section.tsx";
import { useFixAssist } from "./use-fix-assist.ts";

interface FixFormProps {
  preparation: FixPreparation;
  filter: RowFilter;
  start: (input: { id: string; form: FixForm }) => Promise<Outcome<{ id: string }>>;
}

const ESTIMATE_DELAY_MS = 600;

/** Empty is “left to the model” or “no limit”; what is no number is told by the form's rules. */
const numberOf = (text: string) => (text.trim() === "" ? null : Number(text.trim().replace(",", ".")));

/** One instruction for all rows of a filter: previewed on five, then for all. */
export function FixFormView({ preparation, filter, start }: FixFormProps) {
  const { dataset, rows, connections } = preparation;
  const router = useRouter();
  const [instruction, setInstruction] = useState("");
  const [model, setModel] = useState({ connectionId: preparation.connectionId ?? "", modelId: preparation.modelId });
  const [temperature, setTemperature] = useState("0.3");
  const [limit, setLimit] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [pending, setPending] = useState(false);
  const preview = useFixAssist(dataset.id, "preview");
  const { state: estimate, run: runEstimate } = useFixAssist(dataset.id, "estimate");
  const input = useMemo(
    () => ({ instruction, ...model, temperature: numberOf(temperature), filter, spendingLimit: numberOf(limit) }),
    [instruction, model, temperature, filter, limit],
  );
  const parsed = useMemo(() => fixForm.safeParse(input), [input]);
  const ready = parsed.success;

  useEffect(() => {
    if (!parsed.success) return;
    const timer = setTimeout(() => void runEstimate({ form: parsed.data }), ESTIMATE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [parsed, runEstimate]);

  /** The form when its rules hold; else null, and each field says what is wrong. */
  const check = (): FixForm | null => {
    setErrors(parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join("."), message])));
    if (!parsed.success) document.getElementById(String(parsed.error.issues[0]?.path[0]))?.focus();
    return parsed.success ? parsed.data : null;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const form = check();
    if (!form) return;
    setPending(true);
    const outcome = await settle(start({ id: dataset.id, form }));
    if (outcome.ok) return router.push(`/generations/${dataset.id}/fixes/${outcome.value.id}`);
    setPending(false);
    const { field, message } = outcome.error;
    setErrors({ [field && field in input ? field : "form"]: message });
  };
  const previewed = Math.min(PREVIEW_ROWS, rows);

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Card>
        <CardBody className="flex flex-col gap-6">
          <Field
            id="instruction"
            label="Instruction"
            hint="What is to be changed, as you would tell a colleague. Everything else stays as it is, word for word."
            error={errors.instruction}
          >
            <Textarea
              {...describe("instruction", errors.instruction)}
              value={instruction}
              onChange={(event) => setInstruction(event.target.value)}
              placeholder="Make the completions shorter."
            />
            <ul aria-label="Suggested instructions" className="flex flex-wrap gap-2">
              {SUGGESTIONS.map((suggestion) => (
                <li key={suggestion.label}>
                  <Button
                    size="small"
                    className="rounded-full!"
                    aria-pressed={instruction === suggestion.instruction}
                    onClick={() => setInstruction(suggestion.instruction)}
                  >
                    {suggestion.label}
                  </Button>
                </li>
              ))}
            </ul>
          </Field>
          <ModelFields datasetId={dataset.id} connections={connections} value={model} onChange={setModel} errors={errors} />
          <Field
            id="temperature"
            label="Temperature"
            hint="Low values keep to the text as it is. Leave it empty to leave it to the model."
            error={errors.temperature}
          >
            <Input
              {...describe("temperature", errors.temperature)}
              inputMode="decimal"
              autoComplete="off"
              value={temperature}
              onChange={(event) => setTemperature(event.target.value)}
              className="w-40! tabular-nums"
            />
          </Field>
        </CardBody>
      </Card>
      <PreviewSection
        state={preview.state}
        rows={previewed}
        onRun={() => {
          const form = check();
          if (form) void preview.run({ form });
        }}
        onCancel={preview.reset}
      />
      <Card aria-label="Fix all">
        <CardHeader
          title={`Fix ${rows === 1 ? "this row" : `all ${plural(rows, "row")}`}`}
          description="The rewritten rows are shown beside the old ones afterwards. Nothing in the dataset changes until you accept them."
        />
        <CardBody className="flex flex-col gap-6">
          <div aria-live="polite">
            <EstimateSection state={estimate} ready={ready} />
          </div>
          <Field
            id="spendingLimit"
            label="Spending limit in US dollars"
            hint="When the cost so far reaches it, it pauses. Leave it empty for no limit."
            error={errors.spendingLimit}
          >
            <Input
              {...describe("spendingLimit", errors.spendingLimit)}
              inputMode="decimal"
              autoComplete="off"
              placeholder="no limit"
              value={limit}
              onChange={(event) => setLimit(event.target.value)}
              className="w-40! tabular-nums"
            />
          </Field>
          {errors.form && <Callout tone="danger">{errors.form}</Callout>}
          <div>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? "Starting…" : rows === 1 ? "Fix this row" : `Fix all ${plural(rows, "row")}`}
            </Button>
          </div>
        </CardBody>
      </Card>
    </form>
  );
}
