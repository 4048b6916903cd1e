"use client";

import { Eye, Pencil } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import type { Example } from "@/lib/generation/config.ts";
import type { RowShape } from "@/lib/generation/fields/row-shape.ts";
import { RowView } from "../shared/row-view.tsx";
import { ExampleField } from "./example-field.tsx";
import { fromTexts, toTexts } from "./example-texts.ts";

/** One example, to be read as it will look or to be written. */
export function ExampleDialog({
  number,
  example,
  shape,
  startsIn,
  onSave,
  onClose,
}: {
  number: number;
  /** Undefined for a new one. */
  example: Example | undefined;
  shape: RowShape;
  startsIn: "read" | "edit";
  onSave: (example: Example) => void;
  onClose: () => void;
}) {
  const formId = useId();
  const [mode, setMode] = useState(startsIn);
  const [texts, setTexts] = useState(() => toTexts(shape.fields, example));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isDirty, setDirty] = useState(false);
  const { example: written, errors } = fromTexts(shape.fields, texts);

  const save = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (errors.size === 0) return onSave(written);
    setMode("edit");
    setTouched(new Set(shape.names));
    const [first] = shape.names.filter((name) => errors.has(name));
    document.getElementById(`example-${first}`)?.focus();
  };
  const footer = (
    <>
      <Button className="mr-auto" variant="ghost" onClick={() => setMode(mode === "read" ? "edit" : "read")}>
        {mode === "read" ? <Pencil aria-hidden /> : <Eye aria-hidden />}
        {mode === "read" ? "Edit" : "Show as it looks"}
      </Button>
      <Button onClick={onClose}>{isDirty ? "Cancel" : "Close"}</Button>
      {(isDirty || mode === "edit") && (
        <Button variant="primary" type="submit" form={formId}>
          Save example
        </Button>
      )}
    </>
  );
  return (
    <Dialog
      open
      wide
      // A press beside the window must not lose what was typed.
      onOpenChange={(open) => !open && (!isDirty || window.confirm("Close without saving this example?")) && onClose()}
      title={example ? `Example ${number}` : "New example"}
      footer={footer}
    >
      {mode === "read" && <RowView title={`Example ${number}`} row={written} names={shape.names} />}
      <form id={formId} noValidate hidden={mode === "read"} className="flex flex-col gap-5" onSubmit={save}>
        {shape.fields.map((field) => (
          <ExampleField
            key={field.name}
            field={field}
            isPair={shape.isPair}
            text={texts[field.name] ?? ""}
            error={touched.has(field.name) ? errors.get(field.name) : undefined}
            onChange={(text) => {
              setDirty(true);
              setTexts({ ...texts, [field.name]: text });
            }}
            onBlur={() => setTouched((before) => new Set(before).add(field.name))}
          />
        ))}
      </form>
    </Dialog>
  );
}
