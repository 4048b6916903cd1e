"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { FormProvider, useForm, useWatch } from "react-hook-form";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { type ConfigureStep as Configure, configureSchema } from "@/lib/generation/config.ts";
import { useWizard } from "../draft-context.tsx";
import { StepForm } from "../step-form.tsx";
import { useHydrated, useStep } from "../use-step.ts";
import { FilesField } from "./files-field.tsx";
import { ModelChoice, type ModelChoiceProps } from "./model-choice.tsx";
import { TemplateChoice } from "./template-choice.tsx";
import { WorkflowChoice } from "./workflow-choice.tsx";

/** Step 1: what the dataset is called, which model makes it, and from which template it starts. */
export function ConfigureStep(props: ModelChoiceProps) {
  const { store } = useWizard();
  const form = useForm<Configure>({
    resolver: zodResolver(configureSchema),
    defaultValues: store.view.draft.configure,
    mode: "onTouched",
  });
  const submit = useStep("configure", form);
  const hydrated = useHydrated();
  const { setFocus, getValues } = form;
  useEffect(() => {
    // Not on a phone, where the keyboard would cover the page.
    const typing = window.matchMedia("(pointer: fine)").matches;
    if (hydrated && typing && !location.hash && getValues("name") === "") setFocus("name");
  }, [hydrated, getValues, setFocus]);

  const workflow = useWatch({ control: form.control, name: "workflow" });
  const error = form.formState.errors.name?.message;
  return (
    <FormProvider {...form}>
      <StepForm
        step="configure"
        description="Name the dataset, choose the model that writes it, and what it is made from."
        onSubmit={submit}
      >
        <Field id="name" label="Dataset name" hint="You find it by this name later; it can be changed at any time." error={error}>
          <Input
            {...form.register("name")}
            defaultValue={store.view.draft.configure.name}
            {...describe("name", error)}
            autoComplete="off"
            placeholder="Support answers, first try"
          />
        </Field>
        <ModelChoice {...props} />
        <WorkflowChoice />
        <FilesField />
        {workflow === "supervised-fine-tuning" && <TemplateChoice />}
      </StepForm>
    </FormProvider>
  );
}
