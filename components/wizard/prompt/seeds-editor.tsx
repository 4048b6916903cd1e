"use client";

import { Lightbulb, Sprout } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { plural } from "@/lib/format.ts";
import { findDuplicateSeeds, type PromptStep, seedLimits } from "@/lib/generation/config.ts";
import { alignRows, usualRowsOfSeed } from "@/lib/generation/seed-rows.ts";
import { ImportButton } from "../shared/import-button.tsx";
import { useUndo } from "../shared/undo-note.tsx";
import { useAssist } from "../use-assist.ts";
import { ExpandDialog } from "./expand-dialog.tsx";
import { SeedInput } from "./seed-input.tsx";
import { SeedRow } from "./seed-row.tsx";
import { SuggestDialog } from "./suggest-dialog.tsx";

/** The topics of the dataset: typed, pasted, imported or suggested by the model. */
export function SeedsEditor() {
  const { control, setValue, getValues, formState } = useFormContext<PromptStep>();
  const [seeds, rowsOfEach] = useWatch({ control, name: ["seeds", "rowsOfEach"] });
  const most = seedLimits({ rowsOfEach });
  const [suggesting, setSuggesting] = useState(false);
  const [expanding, setExpanding] = useState<number | null>(null);
  const [fileError, setFileError] = useState("");
  const imported = useAssist("import-seeds");
  const undo = useUndo();
  const error = formState.errors.seeds?.message;
  const duplicates = new Set(findDuplicateSeeds(seeds));

  // Rows keep their handlers, so that a change of one renders only that one again.
  const latest = useRef(seeds);
  useEffect(() => {
    latest.current = seeds;
  });
  const { offer, clear } = undo;
  const put = useCallback(
    (next: string[], said?: string) => {
      const before = { seeds: latest.current, rows: getValues("rowsOfEach") };
      latest.current = next;
      // A number of its own stays with its seed.
      if (before.rows) setValue("rowsOfEach", alignRows(before.seeds, before.rows, next, usualRowsOfSeed(getValues())));
      setValue("seeds", next, { shouldValidate: true, shouldTouch: true });
      const takeBack = () => {
        if (before.rows && getValues("rowsOfEach")) setValue("rowsOfEach", before.rows);
        setValue("seeds", before.seeds, { shouldValidate: true });
      };
      if (said) offer(said, takeBack);
      else clear();
    },
    [setValue, getValues, offer, clear],
  );
  const change = useCallback((index: number, seed: string) => put(latest.current.with(index, seed)), [put]);
  const remove = useCallback((index: number) => put(latest.current.toSpliced(index, 1), `Seed ${index + 1} is removed.`), [put]);
  const add = useCallback((more: string[]) => put([...latest.current, ...more]), [put]);

  const expanded = expanding === null ? undefined : seeds[expanding];
  const takeTree = (leaves: string[], how: "replace" | "add") => {
    if (expanding === null) return;
    const from = `“${seeds[expanding]}”`;
    if (how === "replace") put(seeds.toSpliced(expanding, 1, ...leaves), `${from} is replaced by ${plural(leaves.length, "seed")}.`);
    else put(seeds.toSpliced(expanding + 1, 0, ...leaves), `${plural(leaves.length, "seed")} added from ${from}.`);
    setExpanding(null);
  };

  const importFile = async (name: string, text: string) => {
    setFileError("");
    const more = await imported.run({ name, text });
    if (more) put([...latest.current, ...more], `${plural(more.length, "seed")} added from “${name}”.`);
  };
  const failure = fileError || (imported.state.kind === "failed" ? imported.state.message : "");

  return (
    <section aria-labelledby="seeds-title" className="flex flex-col gap-3">
      <div>
        <div className="flex flex-wrap items-end justify-between gap-2">
          <h2 id="seeds-title" className="font-medium">
            Seeds{" "}
            <span className="font-normal text-soft tabular-nums">
              {seeds.length} / {most.seeds}
            </span>
          </h2>
          <div className="flex flex-wrap gap-2">
            <ImportButton accept=".json,.csv,.txt" onFile={importFile} onError={setFileError} />
            <Button size="small" onClick={() => setSuggesting(true)}>
              <Lightbulb aria-hidden /> Suggest more
            </Button>
            <Button
              size="small"
              variant="ghost"
              disabled={seeds.length === 0}
              onClick={() => put([], `${plural(seeds.length, "seed")} cleared.`)}
            >
              Clear all
            </Button>
          </div>
        </div>
        <p className="mt-1 text-[0.8125rem] text-soft">
          Short topics that make the dataset varied. Import takes JSON, CSV, or text with one seed a line.
        </p>
      </div>
      <SeedInput error={error} onAdd={add} />
      {failure && <Callout tone="danger">{failure}</Callout>}
      {duplicates.size > 0 && (
        <Callout tone="warning" title={`${plural(duplicates.size, "duplicate")} in the list`}>
          <Button
            size="small"
            className="mt-2"
            onClick={() =>
              put(
                seeds.filter((_, index) => !duplicates.has(index)),
                `${plural(duplicates.size, "duplicate")} removed.`,
              )
            }
          >
            Remove duplicates
          </Button>
        </Callout>
      )}
      {undo.note}
      {seeds.length > 0 ? (
        <ol aria-label="Seeds" className="max-h-[24.75rem] divide-y overflow-y-auto rounded-lg border">
          {seeds.map((seed, index) => (
            <SeedRow
              // biome-ignore lint/suspicious/noArrayIndexKey: equal seeds can stand in the list, and a row has no state worth keeping
              key={index}
              index={index}
              seed={seed}
              longest={most.length}
              rows={rowsOfEach?.[index] ?? null}
              duplicate={duplicates.has(index)}
              onChange={change}
              onRemove={remove}
              onExpand={setExpanding}
            />
          ))}
        </ol>
      ) : (
        <p className="flex items-center gap-2 rounded-lg border border-dashed p-4 text-soft">
          <Sprout aria-hidden className="size-4" /> No seeds yet: type a first topic above, or let the model suggest some.
        </p>
      )}
      {expanded !== undefined && (
        <ExpandDialog seed={expanded.trim()} room={most.seeds - seeds.length} onTake={takeTree} onClose={() => setExpanding(null)} />
      )}
      {suggesting && <SuggestDialog seeds={seeds} onAdd={add} onClose={() => setSuggesting(false)} />}
    </section>
  );
}
