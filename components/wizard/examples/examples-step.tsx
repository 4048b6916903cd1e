"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { plural } from "@/lib/format.ts";
import { type Example, type ExamplesStep as Examples, examplesSchemaFor } from "@/lib/generation/config.ts";
import { shapeOf } from "@/lib/generation/fields/row-shape.ts";
import { ownFieldsOf } from "@/lib/generation/row-fields.ts";
import { canonicalJson } from "@/lib/json.ts";
import { inputsOf } from "@/lib/sources/inputs.ts";
import { draftFor } from "@/lib/templates/index.ts";
import { useWizard } from "../draft-context.tsx";
import { useUndo } from "../shared/undo-note.tsx";
import { StepForm } from "../step-form.tsx";
import { useAssist } from "../use-assist.ts";
import { useStep } from "../use-step.ts";
import { ExampleDialog } from "./example-dialog.tsx";
import { exampleErrors } from "./example-errors.ts";
import { ExamplesTable } from "./examples-table.tsx";
import { ExamplesToolbar } from "./examples-toolbar.tsx";

/** Which example is open; one past the last is a new one. */
type Opened = { index: number; mode: "read" | "edit" } | null;

/** Step 3: a few rows that show the model what a good one looks like. */
export function ExamplesStep() {
  const { store } = useWizard();
  const { examples: stored, configure } = store.view.draft;
  const isItems = inputsOf(configure) === "items";
  const [shape] = useState(() => shapeOf(ownFieldsOf(store.view.draft)));
  const fields = shape.isPair ? null : shape.fields;
  const form = useForm<Examples>({ resolver: zodResolver(examplesSchemaFor(fields)), defaultValues: stored });
  const submit = useStep("examples", form);
  const examples = useWatch({ control: form.control, name: "examples" });
  const [opened, setOpened] = useState<Opened>(null);
  const [asking, setAsking] = useState(false);
  const [fileError, setFileError] = useState("");
  const imported = useAssist("import-examples");
  const undo = useUndo();

  const put = (next: Example[], said?: string) => {
    form.setValue("examples", next, { shouldValidate: true });
    if (said) undo.offer(said, () => form.setValue("examples", examples, { shouldValidate: true }));
    else undo.clear();
  };
  const importFile = async (name: string, text: string) => {
    setFileError("");
    const more = await imported.run({ name, text });
    if (more) put([...examples, ...more], `${plural(more.length, "example")} added from “${name}”.`);
  };
  // A template's are about its own prompt, and a curation has another.
  const defaults = isItems ? [] : draftFor(configure.template).examples.examples;
  const isDefault = canonicalJson(examples) === canonicalJson(defaults);
  const defaultsFit = exampleErrors(defaults, fields).byExample.size === 0;
  const restore = () => {
    put(defaults, "The template's examples are back.");
    setAsking(false);
  };
  const { message, byExample } = exampleErrors(examples, fields);
  const failure = fileError || (imported.state.kind === "failed" ? imported.state.message : "");

  return (
    <>
      <StepForm
        step="examples"
        description="The model copies what it sees: two to five examples of the style and the length you want help more than a long prompt. None is fine too."
        onSubmit={submit}
      >
        <div className="flex flex-col gap-3">
          <ExamplesToolbar
            count={examples.length}
            isDefault={isDefault}
            shape={shape}
            defaultsFit={defaultsFit}
            onAdd={() => setOpened({ index: examples.length, mode: "edit" })}
            onFile={importFile}
            onFileError={setFileError}
            onRestore={() => (examples.length === 0 ? restore() : setAsking(true))}
          />
          {failure && <Callout tone="danger">{failure}</Callout>}
          {message && <Callout tone="danger">{message}</Callout>}
          {undo.note}
          {!shape.isPair && byExample.size > 0 && (
            <Callout
              tone="warning"
              title={`${plural(byExample.size, "example")} ${byExample.size === 1 ? "does" : "do"} not fit the fields of a row`}
            >
              <p>Change them one by one, or remove them together. The fields are set in the Prompt step.</p>
              <Button
                size="small"
                className="mt-2"
                onClick={() =>
                  put(
                    examples.filter((_, index) => !byExample.has(index)),
                    `${plural(byExample.size, "example")} removed.`,
                  )
                }
              >
                Remove {byExample.size === 1 ? "it" : "them"}
              </Button>
            </Callout>
          )}
          <ExamplesTable
            examples={examples}
            shape={shape}
            errors={byExample}
            onOpen={(index, mode) => setOpened({ index, mode })}
            onDelete={(index) => put(examples.toSpliced(index, 1), `Example ${index + 1} is deleted.`)}
          />
        </div>
      </StepForm>
      {opened && (
        <ExampleDialog
          number={opened.index + 1}
          example={examples[opened.index]}
          shape={shape}
          startsIn={opened.mode}
          onClose={() => setOpened(null)}
          onSave={(example) => {
            put(examples.toSpliced(opened.index, 1, example));
            setOpened(null);
          }}
        />
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Restore the template's examples?"
        confirm="Replace mine"
        onConfirm={restore}
      >
        Your {plural(examples.length, "example")} will be replaced by the {defaults.length} of the template. You can undo it while you stay
        on this page.
      </ConfirmDialog>
    </>
  );
}
