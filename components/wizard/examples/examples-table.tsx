"use client";

import clsx from "clsx";
import { MessagesSquare, Pencil, Trash2, TriangleAlert } from "lucide-react";
import { MOST_COLUMNS } from "@/components/rows/columns.ts";
import { textOfValue } from "@/components/rows/summarise.ts";
import { IconButton } from "@/components/ui/button.tsx";
import { clip } from "@/components/ui/clip.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { Example } from "@/lib/generation/config.ts";
import type { RowShape } from "@/lib/generation/fields/row-shape.ts";
import { fieldLabel } from "../shared/row-view.tsx";

/** The examples, clipped; a press on one opens it. */
export function ExamplesTable({
  examples,
  shape,
  errors,
  onOpen,
  onDelete,
}: {
  examples: readonly Example[];
  shape: RowShape;
  errors: ReadonlyMap<number, string>;
  onOpen: (index: number, mode: "read" | "edit") => void;
  onDelete: (index: number) => void;
}) {
  if (examples.length === 0)
    return (
      <EmptyState icon={MessagesSquare} title="No examples">
        The model will go by the prompt alone. Add one or two as you would write them yourself, and it will follow their style.
      </EmptyState>
    );
  const shown = shape.names.slice(0, MOST_COLUMNS);
  return (
    <div className="rounded-lg border">
      <table className="w-full table-fixed text-left">
        <thead className="border-b text-[0.8125rem] text-soft">
          <tr>
            <th scope="col" className="w-10 py-2 pl-4 font-medium">
              <span className="sr-only">Number</span>#
            </th>
            {shown.map((name, position) => (
              <th key={name} scope="col" className={clsx("truncate px-3 py-2 font-medium", position > 0 && "hidden sm:table-cell")}>
                {fieldLabel(name)}
              </th>
            ))}
            <th scope="col" className="w-22 py-2">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {examples.map((example, index) => {
            const number = index + 1;
            const error = errors.get(index);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: equal examples can stand in the list, and a row has no state
              <tr key={index} className="align-top hover:bg-surface">
                <td className="py-3 pl-4 text-soft tabular-nums">{number}</td>
                <td className="px-3 py-3">
                  <button
                    type="button"
                    onClick={() => onOpen(index, "read")}
                    className="block w-full rounded-sm text-left underline-offset-4 hover:underline"
                  >
                    <span className="line-clamp-3 break-words">
                      <span className="sr-only">Open example {number}: </span>
                      {textOf(example, shown[0]) || "(empty)"}
                    </span>
                  </button>
                  {error && (
                    <p className="mt-1 flex items-start gap-1.5 text-[0.8125rem] text-danger">
                      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" /> {error}
                    </p>
                  )}
                </td>
                {shown.slice(1).map((name) => (
                  <td key={name} className="hidden px-3 py-3 text-soft sm:table-cell">
                    <span className="line-clamp-3 break-words">{textOf(example, name) || "(empty)"}</span>
                  </td>
                ))}
                <td className="whitespace-nowrap py-2 pr-3 text-right">
                  <IconButton
                    label={`Edit example ${number}`}
                    data-invalid={error ? true : undefined}
                    onClick={() => onOpen(index, "edit")}
                  >
                    <Pencil />
                  </IconButton>
                  <IconButton label={`Delete example ${number}`} onClick={() => onDelete(index)}>
                    <Trash2 />
                  </IconButton>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const textOf = (example: Example, name = "") => clip(textOfValue(example[name] ?? null));
