"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import type { OutputField } from "@/lib/generation/output-fields.ts";
import { FieldEditor } from "./field-editor.tsx";
import type { FieldPath } from "./field-ops.ts";

/** What the editor of a field can do to the whole tree. */
export interface FieldActions {
  change: (path: FieldPath, change: Partial<OutputField>) => void;
  remove: (path: FieldPath) => void;
  move: (path: FieldPath, by: -1 | 1) => void;
  add: (parent: FieldPath) => void;
  /** The error at one property of a field. */
  errorAt: (path: FieldPath, property: string) => string | undefined;
  /** After a field was edited: its rules are looked at. */
  settle: () => void;
}

/** A list of fields, each with an editor, and a way to add one. */
export function FieldList({
  fields,
  parent,
  label,
  actions,
}: {
  fields: readonly OutputField[];
  /** Where they lie; empty for the row itself. */
  parent: FieldPath;
  label: string;
  actions: FieldActions;
}) {
  return (
    <div className="flex flex-col gap-2">
      <ol aria-label={label} className="flex flex-col gap-2">
        {fields.map((field, index) => (
          <FieldEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed, and an editor has no state worth keeping
            key={index}
            field={field}
            path={[...parent, index]}
            isFirst={index === 0}
            isLast={index === fields.length - 1}
            actions={actions}
          />
        ))}
      </ol>
      <div>
        <Button size="small" data-add-field={parent.join(".")} onClick={() => actions.add(parent)}>
          <Plus aria-hidden /> {parent.length === 0 ? "Add field" : "Add field inside"}
        </Button>
      </div>
    </div>
  );
}
