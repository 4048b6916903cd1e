"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Eye, Pencil } from "lucide-react";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { describe, Field, Textarea } from "@/components/ui/field.tsx";
import { type Example, exampleSchema } from "@/lib/generation/config.ts";
import { PairView } from "../shared/pair-view.tsx";

/** One example, to be read as it will look or to be written. */
export function ExampleDialog({
  number,
  example,
  startsIn,
  onSave,
  onClose,
}: {
  number: number;
  /** Undefined for a new one. */
  example: Example | undefined;
  startsIn: "read" | "edit";
  onSave: (example: Example) => void;
  onClose: () => void;
}) {
  const formId = useId();
  const [mode, setMode] = useState(startsIn);
  const form = useForm<Example>({
    resolver: zodResolver(exampleSchema),
    defaultValues: example ?? { prompt: "", completion: "" },
    mode: "onTouched",
  });
  const { errors, isDirty } = form.formState;
  const save = form.handleSubmit(onSave, () => setMode("edit"));

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
      {mode === "read" && <PairView title={`Example ${number}`} pair={form.getValues()} />}
      <form
        id={formId}
        noValidate
        hidden={mode === "read"}
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.stopPropagation();
          void save(event);
        }}
      >
        <Field id="example-prompt" label="Prompt" hint="What a user would write." error={errors.prompt?.message}>
          <Textarea
            {...form.register("prompt")}
            {...describe("example-prompt", errors.prompt?.message)}
            className="field-sizing-content max-h-60 min-h-24"
          />
        </Field>
        <Field
          id="example-completion"
          label="Completion"
          hint="The ideal answer. Markdown works; code stands between lines of ```."
          error={errors.completion?.message}
        >
          <Textarea
            {...form.register("completion")}
            {...describe("example-completion", errors.completion?.message)}
            className="field-sizing-content max-h-96 min-h-40 font-mono text-[0.8125rem]"
          />
        </Field>
      </form>
    </Dialog>
  );
}
