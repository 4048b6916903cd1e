"use client";

import { WandSparkles } from "lucide-react";
import { useRef, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { describe, Field, Textarea } from "@/components/ui/field.tsx";
import type { PromptStep, TemplateId } from "@/lib/generation/config.ts";
import { DEFAULT_INSTRUCTION } from "@/lib/sources/curation-texts.ts";
import type { Inputs } from "@/lib/sources/inputs.ts";
import { getTemplate } from "@/lib/templates/index.ts";
import { RestoreButton } from "../shared/restore-button.tsx";
import { useUndo } from "../shared/undo-note.tsx";
import { useAssist } from "../use-assist.ts";
import { KeyChips } from "./key-chips.tsx";
import { WriteDialog } from "./write-dialog.tsx";

export function PromptField({
  template,
  inputs = "seeds",
  keys = [],
}: {
  template: TemplateId;
  inputs?: Inputs;
  /** Of the items: what can stand in the text as `{{key}}`. */
  keys?: readonly string[];
}) {
  const { register, control, getValues, setValue, formState } = useFormContext<PromptStep>();
  const prompt = useWatch({ control, name: "prompt" });
  const [writing, setWriting] = useState(false);
  const undo = useUndo();
  const versions = useAssist("versions");
  const error = formState.errors.prompt?.message;
  const isItems = inputs === "items";
  const standard = isItems ? DEFAULT_INSTRUCTION : getTemplate(template).prompt;
  const box = useRef<HTMLTextAreaElement>(null);
  const { ref, ...registered } = register("prompt");

  const replace = (text: string, said: string) => {
    const before = prompt;
    setValue("prompt", text, { shouldValidate: true, shouldTouch: true });
    undo.offer(said, () => setValue("prompt", before, { shouldValidate: true }));
  };
  return (
    <div className="flex flex-col gap-2">
      <Field
        id="prompt"
        label={isItems ? "Instruction" : "Prompt"}
        hint={
          isItems
            ? "What the model is to do with each item. The input is added below by itself; other fields of the item stand in the text as {{key}}."
            : "The instruction to the model: who asks, what they ask for, what a good answer is like. Topic, examples and format are added by themselves."
        }
        error={error}
      >
        <Textarea
          {...registered}
          ref={(element) => {
            ref(element);
            box.current = element;
          }}
          defaultValue={getValues("prompt")}
          {...describe("prompt", error)}
          className="field-sizing-content max-h-[60vh] min-h-48 font-mono text-[0.8125rem]"
        />
      </Field>
      {isItems && (
        <KeyChips
          keys={keys}
          onInsert={(text) => {
            const area = box.current;
            const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [prompt.length, prompt.length];
            setValue("prompt", prompt.slice(0, from) + text + prompt.slice(to), { shouldValidate: true, shouldTouch: true });
            area?.focus();
            requestAnimationFrame(() => area?.setSelectionRange(from + text.length, from + text.length));
          }}
        />
      )}
      <div className="flex flex-wrap items-center gap-2">
        {/* What it writes is a prompt for pairs about topics. */}
        {!isItems && (
          <Button size="small" onClick={() => setWriting(true)}>
            <WandSparkles aria-hidden /> Write it for me
          </Button>
        )}
        <RestoreButton
          id="prompt-is-default"
          label="Restore default"
          done={isItems ? "This is the usual instruction." : "This is the template's prompt."}
          isDefault={prompt === standard}
          onRestore={async () => {
            // Keeps the present text as a version. Should that fail, Undo still has it.
            await versions.run({});
            replace(standard, isItems ? "The usual instruction is back." : "The template's prompt is back.");
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
