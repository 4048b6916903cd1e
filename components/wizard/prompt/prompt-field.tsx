"use client";

import { WandSparkles } from "lucide-react";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { describe, Field, Textarea } from "@/components/ui/field.tsx";
import type { PromptStep, TemplateId } from "@/lib/generation/config.ts";
import { getTemplate } from "@/lib/templates/index.ts";
import { RestoreButton } from "../shared/restore-button.tsx";
import { useUndo } from "../shared/undo-note.tsx";
import { useAssist } from "../use-assist.ts";
import { WriteDialog } from "./write-dialog.tsx";

export function PromptField({ template }: { template: TemplateId }) {
  const { register, control, getValues, setValue, formState } = useFormContext<PromptStep>();
  const prompt = useWatch({ control, name: "prompt" });
  const [writing, setWriting] = useState(false);
  const undo = useUndo();
  const versions = useAssist("versions");
  const error = formState.errors.prompt?.message;
  const standard = getTemplate(template).prompt;

  const replace = (text: string, said: string) => {
    const before = prompt;
    setValue("prompt", text, { shouldValidate: true, shouldTouch: true });
    undo.offer(said, () => setValue("prompt", before, { shouldValidate: true }));
  };
  return (
    <div className="flex flex-col gap-2">
      <Field
        id="prompt"
        label="Prompt"
        hint="The instruction to the model: who asks, what they ask for, what a good answer is like. Topic, examples and format are added by themselves."
        error={error}
      >
        <Textarea
          {...register("prompt")}
          defaultValue={getValues("prompt")}
          {...describe("prompt", error)}
          className="field-sizing-content max-h-[60vh] min-h-48 font-mono text-[0.8125rem]"
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => setWriting(true)}>
          <WandSparkles aria-hidden /> Write it for me
        </Button>
        <RestoreButton
          id="prompt-is-default"
          label="Restore default"
          done="This is the template's prompt."
          isDefault={prompt === standard}
          onRestore={async () => {
            // Keeps the present text as a version. Should that fail, Undo still has it.
            await versions.run({});
            replace(standard, "The template's prompt is back.");
          }}
        />
      </div>
      {undo.note}
      {writing && (
        <WriteDialog
          present={prompt}
          onClose={() => setWriting(false)}
          onUse={(text) => {
            replace(text, "The model's prompt is in place.");
            setWriting(false);
          }}
        />
      )}
    </div>
  );
}
