"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { type ConfigureStep as Configure, configureSchema } from "@/lib/generation/config.ts";
import { useWizard } from "../draft-context.tsx";
import { StepForm } from "../step-form.tsx";
import { useHydrated, useStep } from "../use-step.ts";
import { ModelChoice, type ModelChoiceProps } from "./model-choice.tsx";
import { TemplateChoice } from "./template-choice.tsx";

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

  const error = form.formState.errors.name?.message;
  return (
    <FormProvider {...form}>
      <StepForm
        step="configure"
        description="Name the dataset, choose the model that writes it, and the template that it starts from."
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
        <div>
          <p className="font-medium">Workflow: Supervised fine-tuning</p>
          <p className="mt-1 text-[0.8125rem] text-soft">
            The dataset is made of pairs, a prompt and its ideal completion, from which a model learns to answer in the same way.
          </p>
        </div>
        <TemplateChoice />
      </StepForm>
    </FormProvider>
  );
}
