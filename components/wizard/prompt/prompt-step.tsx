"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { FormProvider, useForm } from "react-hook-form";
import { type PromptStep as Prompt, promptSchemaFor } from "@/lib/generation/config.ts";
import { type Inputs, inputsOf } from "@/lib/sources/inputs.ts";
import { useWizard } from "../draft-context.tsx";
import { StepForm } from "../step-form.tsx";
import { useSourceFiles } from "../use-source-files.ts";
import { useStep } from "../use-step.ts";
import { AttributesEditor } from "./attributes/attributes-editor.tsx";
import { DocumentsSection } from "./documents-section.tsx";
import { RowSection } from "./fields/row-section.tsx";
import { ItemsSection } from "./items-section.tsx";
import { ModelSettings } from "./model-settings.tsx";
import { PromptField } from "./prompt-field.tsx";
import { RowsPerSeed } from "./rows-per-seed.tsx";
import { SchemaField } from "./schema-field.tsx";
import { SeedsEditor } from "./seeds-editor.tsx";
import { TrySection } from "./try-section.tsx";

const DESCRIPTIONS: Record<Inputs, string> = {
  seeds: "The prompt says what a good pair is. The seeds are the topics: the model gets the prompt once for each of them.",
  documents: "The prompt says what a good pair is. The model gets it with a part of your documents at a time, and writes from that alone.",
  items: "The instruction says what is to be done with an item. The model gets it once for each item of your data.",
};

/** Step 2: what the model is asked to write, about what, how much of it and how freely. */
export function PromptStep() {
  const { store } = useWizard();
  const { prompt, configure } = store.view.draft;
  const inputs = inputsOf(configure);
  const { files, error } = useSourceFiles();
  const facts = (inputs === "items" && files?.[0]?.facts) || null;
  const keys = facts?.keys.map(({ key }) => key) ?? null;
  const form = useForm<Prompt>({ resolver: zodResolver(promptSchemaFor({ inputs, keys })), defaultValues: prompt, mode: "onTouched" });
  const submit = useStep("prompt", form);
  return (
    <FormProvider {...form}>
      <StepForm step="prompt" description={DESCRIPTIONS[inputs]} onSubmit={submit}>
        {inputs === "items" && <ItemsSection file={files?.[0] ?? null} loading={files === null} error={error} />}
        <PromptField template={configure.template} inputs={inputs} keys={keys ?? []} />
        {inputs !== "items" && configure.template === "text-to-sql" && <SchemaField />}
        {inputs !== "items" && <RowSection />}
        {inputs === "documents" && <DocumentsSection files={files} error={error} />}
        {inputs === "seeds" && (
          <>
            <SeedsEditor />
            <RowsPerSeed />
          </>
        )}
        {inputs !== "items" && <AttributesEditor />}
        <ModelSettings inputs={inputs} />
        <TrySection inputs={inputs} />
      </StepForm>
    </FormProvider>
  );
}
