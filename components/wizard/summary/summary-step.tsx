"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import type { SaveTemplate } from "@/components/templates/types.ts";
import { Callout } from "@/components/ui/callout.tsx";
import type { Outcome, PublicError } from "@/lib/errors.ts";
import { STEPS, type SummaryStep as Summary, stepStates, summarySchema } from "@/lib/generation/config.ts";
import { unfitItems } from "@/lib/items/facts.ts";
import { inputsOf } from "@/lib/sources/inputs.ts";
import { neededKeys } from "@/lib/sources/instruction.ts";
import { forgetDraft } from "../backup.ts";
import { useDraftView, useWizard } from "../draft-context.tsx";
import { UnfitNote } from "../prompt/unfit-note.tsx";
import { asNumber, NumberField } from "../shared/number-field.tsx";
import { StepForm } from "../step-form.tsx";
import { useSourceFiles } from "../use-source-files.ts";
import { useStep } from "../use-step.ts";
import { ChosenSections } from "./chosen-sections.tsx";
import { EstimateCard } from "./estimate-card.tsx";
import { SaveAsTemplate } from "./save-as-template.tsx";
import { StartError } from "./start-error.tsx";

/** Step 4: all that was chosen, what it will cost, and the start. */
export function SummaryStep({
  connectionNames,
  owner,
  start,
  saveTemplate,
}: {
  connectionNames: Readonly<Record<string, string>>;
  /** Whether the reader may enter prices. */
  owner: boolean;
  start: (id: string) => Promise<Outcome<unknown>>;
  saveTemplate: SaveTemplate;
}) {
  const { id, store } = useWizard();
  const router = useRouter();
  const { draft } = useDraftView();
  const form = useForm<Summary>({ resolver: zodResolver(summarySchema), defaultValues: store.view.draft.summary, mode: "onTouched" });
  useStep("summary", form);
  useEffect(() => store.check(STEPS), [store]);
  const [failure, setFailure] = useState<PublicError | null>(null);

  const generate = form.handleSubmit(async () => {
    setFailure(null);
    store.setStarting(true);
    const outcome = (await store.flush()) ? await start(id).catch(() => NOT_REACHED) : NOT_SAVED;
    if (outcome.ok) {
      forgetDraft(id);
      router.push(`/generations/${id}`);
      return;
    }
    store.setStarting(false);
    if (outcome.error.code === "bad-input:summary" && outcome.error.field === "spendingLimit") {
      form.setError("spendingLimit", { message: outcome.error.message });
      form.setFocus("spendingLimit");
    } else setFailure(outcome.error);
  });

  const states = stepStates(draft);
  const { files } = useSourceFiles();
  const keys = neededKeys(draft.prompt);
  const facts = inputsOf(draft.configure) === "items" ? files?.[0]?.facts : null;
  const unfit = facts ? unfitItems(facts, keys) : null;
  const countable = draft.configure.modelId.trim() !== "" && states.some((state) => state.step === "prompt" && state.done);
  return (
    <StepForm
      step="summary"
      description="Check what you chose and what it will take. Nothing runs before you press Generate."
      onSubmit={generate}
    >
      {failure && <StartError id={id} error={failure} />}
      {draft.configure.provider === "demo" && (
        <Callout tone="warning" title="This is the built-in demo">
          It writes canned text for trying the studio, not for training. It costs nothing.
        </Callout>
      )}
      <EstimateCard ready={countable} owner={owner} pricesHref={pricesHref(draft.configure)} />
      <NumberField
        id="spendingLimit"
        label="Spending limit"
        hint="In US dollars, if you want one: the generation pauses as soon as it has cost so much; calls that are under way then still end. Leave it empty for none."
        error={form.formState.errors.spendingLimit?.message}
        min={0.01}
        max={1_000_000}
        step="any"
        placeholder="no limit"
        // Enter here must not start a run that costs money.
        submits={false}
        value={draft.summary.spendingLimit}
        registered={form.register("spendingLimit", asNumber)}
      />
      {unfit && unfit.items > 0 && <UnfitNote unfit={unfit} keys={keys} />}
      <SaveAsTemplate name={draft.configure.name} save={saveTemplate} />
      <ChosenSections draft={draft} states={states} connectionNames={connectionNames} files={files} />
    </StepForm>
  );
}

/** The page of the prices, with this model's form open. */
const pricesHref = ({ connectionId, modelId }: { connectionId: string | null; modelId: string }) =>
  `/settings/prices?${new URLSearchParams({ connection: connectionId ?? "", model: modelId.trim() })}`;

const NOT_SAVED: Outcome<never> = {
  ok: false,
  error: {
    code: "conflict:unsaved",
    message: "Your last changes are not saved yet; see the bar at the bottom of the page. Then press Generate again.",
  },
};

const NOT_REACHED: Outcome<never> = {
  ok: false,
  error: {
    code: "unavailable:server",
    message: "The studio cannot be reached. Look at Generations before you press Generate again: it may have been started.",
  },
};
