"use client";

import { Plus, RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { LIMITS } from "@/lib/generation/config.ts";
import type { RowShape } from "@/lib/generation/fields/row-shape.ts";
import { ImportButton } from "../shared/import-button.tsx";

export function ExamplesToolbar({
  count,
  isDefault,
  shape,
  defaultsFit,
  onAdd,
  onFile,
  onFileError,
  onRestore,
}: {
  count: number;
  /** Whether the examples are the template's own. */
  isDefault: boolean;
  shape: RowShape;
  /** Whether the template's examples have the fields of a row. */
  defaultsFit: boolean;
  onAdd: () => void;
  onFile: (name: string, text: string) => void;
  onFileError: (message: string) => void;
  onRestore: () => void;
}) {
  const full = count >= LIMITS.examples;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" disabled={full} aria-describedby={full ? "examples-full" : undefined} onClick={onAdd}>
          <Plus aria-hidden /> Add example
        </Button>
        <ImportButton accept=".json,.jsonl,.csv" onFile={onFile} onError={onFileError} />
        <Button
          size="small"
          variant="ghost"
          disabled={isDefault || !defaultsFit}
          aria-describedby={isDefault || !defaultsFit ? "examples-are-default" : undefined}
          onClick={onRestore}
        >
          <RotateCcw aria-hidden /> Restore default
        </Button>
        <span className="ml-auto text-soft tabular-nums">
          {count} / {LIMITS.examples}
        </span>
      </div>
      <p className="text-[0.8125rem] text-soft">
        {shape.isPair
          ? "Import takes a JSON list of objects with prompt and completion, or a CSV with these two columns."
          : `Import takes a JSON list of objects with ${listOf(shape.names)}, or a CSV with these columns.`}{" "}
        {isDefault && <span id="examples-are-default">These are the template's examples.</span>}
        {!isDefault && !defaultsFit && <span id="examples-are-default">The template's examples have other fields than your rows.</span>}{" "}
        {full && <span id="examples-full">That is the most: delete one to add another.</span>}
      </p>
    </>
  );
}

const listOf = (names: readonly string[]) => new Intl.ListFormat("en").format(names);
