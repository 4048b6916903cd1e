"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { FormProvider, useForm } from "react-hook-form";
import { type PromptStep as Prompt, promptSchema } from "@/lib/generation/config.ts";
import { useWizard } from "../draft-context.tsx";
import { StepForm } from "../step-form.tsx";
import { useStep } from "../use-step.ts";
import { AttributesEditor } from "./attributes/attributes-editor.tsx";
import { ModelSettings } from "./model-settings.tsx";
import { PromptField } from "./prompt-field.tsx";
import { RowsPerSeed } from "./rows-per-seed.tsx";
import { SchemaField } from "./schema-field.tsx";
import { SeedsEditor } from "./seeds-editor.tsx";
import { TrySection } from "./try-section.tsx";

/** Step 2: what the model is asked to write, about which topics, how much of it and how freely. */
export function PromptStep() {
  const { store } = useWizard();
  const { prompt, configure } = store.view.draft;
  const form = useForm<Prompt>({ resolver: zodResolver(promptSchema), defaultValues: prompt, mode: "onTouched" });
  const submit = useStep("prompt", form);
  return (
    <FormProvider {...form}>
      <StepForm
        step="prompt"
        description="The prompt says what a good pair is. The seeds are the topics: the model gets the prompt once for each of them."
        onSubmit={submit}
      >
        <PromptField template={configure.template} />
        {configure.template === "text-to-sql" && <SchemaField />}
        <SeedsEditor />
        <RowsPerSeed />
        <AttributesEditor />
        <ModelSettings />
        <TrySection />
      </StepForm>
    </FormProvider>
  );
}
