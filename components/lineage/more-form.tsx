"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { textOfValue } from "@/components/rows/summarise.ts";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";
import { formatExact, plural } from "@/lib/format.ts";
import type { JsonValue } from "@/lib/json.ts";
import { type MoreForm, moreForm } from "@/lib/lineage/form.ts";
import type { MorePreparation } from "@/lib/lineage/more.ts";

interface MoreFormProps {
  preparation: MorePreparation;
  make: (input: { id: string; form: MoreForm }) => Promise<Outcome<{ href: string }>>;
}

const MOST_EXAMPLES = 20;

/** How many more, and which approved rows are the examples. */
export function MoreFormView({ preparation, make }: MoreFormProps) {
  const { dataset, approved, candidates } = preparation;
  const router = useRouter();
  const [rows, setRows] = useState(String(preparation.rows));
  const [chosen, setChosen] = useState<readonly string[]>(candidates.slice(0, MOST_EXAMPLES).map(({ id }) => id));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const { run, pending, error } = useOutcome();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = moreForm.safeParse({ rows: rows.trim() === "" ? Number.NaN : Number(rows), exampleIds: [...chosen] });
    setErrors(parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])));
    if (!parsed.success) return;
    run(
      () => make({ id: dataset.id, form: parsed.data }),
      ({ href }) => router.push(href),
    );
  };
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((own) => own !== id) : [...chosen, id]);
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Card>
        <CardBody>
          <Field
            id="rows"
            label="Rows in all"
            hint="How many new rows are asked for. You see the estimate before anything is paid for."
            error={errors.rows}
          >
            <Input
              {...describe("rows", errors.rows)}
              inputMode="numeric"
              autoComplete="off"
              value={rows}
              onChange={(event) => setRows(event.target.value)}
              className="w-40! tabular-nums"
            />
          </Field>
        </CardBody>
      </Card>
      <Card aria-label="Examples">
        <CardHeader
          title="Examples"
          description={`${plural(approved, "row is", "rows are")} approved. Those that are ticked show the model what is wanted; they were taken from as many seeds as possible.`}
          aside={
            <p className="text-soft tabular-nums" role="status">
              {formatExact(chosen.length)} of at most {MOST_EXAMPLES} chosen
            </p>
          }
        />
        <CardBody className="flex flex-col gap-4">
          {errors.exampleIds && <Callout tone="danger">{errors.exampleIds}</Callout>}
          <ul className="flex max-h-[32rem] flex-col divide-y overflow-y-auto rounded-lg border">
            {candidates.map(({ id, data, seed }) => {
              const ticked = chosen.includes(id);
              return (
                <li key={id}>
                  <label className="flex items-start gap-3 px-4 py-3 has-disabled:text-soft">
                    <input
                      type="checkbox"
                      checked={ticked}
                      disabled={!ticked && chosen.length >= MOST_EXAMPLES}
                      onChange={() => toggle(id)}
                      className="mt-1 size-4 shrink-0 accent-accent"
                    />
                    <span className="min-w-0">
                      <span className="line-clamp-2 break-words font-medium">{firstText(data)}</span>
                      <span className="mt-0.5 line-clamp-2 break-words text-soft">{otherTexts(data)}</span>
                      {seed && <span className="mt-0.5 line-clamp-1 text-soft text-xs">{seed}</span>}
                    </span>
                  </label>
                </li>
              );
            })}
          </ul>
        </CardBody>
      </Card>
      {error && <Callout tone="danger">{error}</Callout>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? "Making the draft…" : "Go on to the summary"}
        </Button>
        <p className="text-soft">A new draft; nothing is asked of a model yet.</p>
      </div>
    </form>
  );
}

type Row = Readonly<Record<string, JsonValue>>;

const textOf = (value: JsonValue | undefined) => textOfValue(value ?? null);
const firstText = (row: Row) => textOf(Object.values(row)[0]);
const otherTexts = (row: Row) => Object.values(row).slice(1).map(textOf).filter(Boolean).join(" · ");
