"use client";

import { useFormContext, useWatch } from "react-hook-form";
import type { ConfigureStep } from "@/lib/generation/config.ts";
import { WORKFLOW_NAMES } from "@/lib/generation/names.ts";
import { DEFAULT_INSTRUCTION } from "@/lib/sources/curation-texts.ts";
import { applyTemplate, isUntouched } from "@/lib/templates/index.ts";
import { useWizard } from "../draft-context.tsx";
import { RadioCard, RadioCards } from "../shared/radio-card.tsx";

type Workflow = ConfigureStep["workflow"];

const CARDS: readonly { workflow: Workflow; description: string }[] = [
  {
    workflow: "supervised-fine-tuning",
    description: "New pairs, a prompt and its ideal completion, about seeds that you give or about your documents.",
  },
  {
    workflow: "custom-data-curation",
    description: "A completion for each item of your own data: you upload the inputs, and each comes out once beside its result.",
  },
];

/** What kind of dataset it is. Texts of the other kind that nobody has changed make room for this one's. */
export function WorkflowChoice() {
  const { store } = useWizard();
  const { control, setValue } = useFormContext<ConfigureStep>();
  const workflow = useWatch({ control, name: "workflow" });
  const choose = (next: Workflow) => {
    const { draft } = store.view;
    if (next === "custom-data-curation" && isUntouched(draft)) {
      store.change("prompt", { ...draft.prompt, prompt: DEFAULT_INSTRUCTION });
      store.change("examples", { examples: [] });
    }
    if (next === "supervised-fine-tuning" && draft.prompt.prompt === DEFAULT_INSTRUCTION) {
      const template = applyTemplate(draft, draft.configure.template);
      store.change("prompt", { ...draft.prompt, prompt: template.prompt.prompt });
      if (draft.examples.examples.length === 0) store.change("examples", template.examples);
    }
    // One file of data is no set of documents, and the other way round.
    setValue("fileIds", []);
    setValue("workflow", next, { shouldTouch: true });
  };
  return (
    <RadioCards legend="Workflow" hint="What the dataset is made from, and what its rows are.">
      {CARDS.map((card) => (
        <RadioCard
          key={card.workflow}
          group="workflow"
          value={card.workflow}
          title={WORKFLOW_NAMES[card.workflow].full}
          description={card.description}
          checked={card.workflow === workflow}
          onChange={() => choose(card.workflow)}
        />
      ))}
    </RadioCards>
  );
}
