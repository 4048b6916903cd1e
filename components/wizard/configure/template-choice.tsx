"use client";

import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import type { ConfigureStep, TemplateId } from "@/lib/generation/config.ts";
import { applyTemplate, getTemplate, isUntouched, TEMPLATES } from "@/lib/templates/index.ts";
import { useWizard } from "../draft-context.tsx";
import { RadioCard, RadioCards } from "../shared/radio-card.tsx";

/** The template fills prompt, seeds and examples. Before it replaces texts that the user changed, it asks. */
export function TemplateChoice() {
  const { store } = useWizard();
  const { control, setValue } = useFormContext<ConfigureStep>();
  const [template, savedTemplateId] = useWatch({ control, name: ["template", "savedTemplateId"] });
  const [asked, setAsked] = useState<TemplateId | null>(null);

  const apply = (id: TemplateId) => {
    const { prompt, examples } = applyTemplate(store.view.draft, id);
    setValue("template", id);
    setValue("savedTemplateId", null);
    store.change("prompt", prompt);
    store.change("examples", examples);
    setAsked(null);
  };
  const choose = (id: TemplateId) => (isUntouched(store.view.draft) ? apply(id) : setAsked(id));

  return (
    <>
      <RadioCards legend="Template" hint="Fills prompt, seeds and examples with something that works; you change it in the next steps.">
        {TEMPLATES.map(({ id, name, description }) => (
          <RadioCard
            key={id}
            group="template"
            value={id}
            title={name}
            description={description}
            checked={id === template}
            onChange={() => choose(id)}
          />
        ))}
      </RadioCards>
      {savedTemplateId !== null && (
        <p className="-mt-5 text-[0.8125rem] text-soft">
          It was begun with a template of your own or a shared one, made from “{getTemplate(template).name}”: its texts are in place.
        </p>
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title="Replace prompt, seeds and examples?"
        confirm="Replace them"
        onConfirm={() => asked && apply(asked)}
      >
        You have changed the texts of the template “{getTemplate(template).name}”. Choosing
        {asked ? ` “${getTemplate(asked).name}” ` : " another one "}
        replaces the prompt, the seeds and the examples with its own.
      </ConfirmDialog>
    </>
  );
}
