"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { describe, Field, Textarea } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { useCaseText } from "../assist-api.ts";
import { useAssist } from "../use-assist.ts";

const formSchema = z.object({ useCase: useCaseText });

/** From a description of the use case to a prompt, shown beside the present one before it replaces anything. */
export function WriteDialog({ present, onUse, onClose }: { present: string; onUse: (prompt: string) => void; onClose: () => void }) {
  const formId = useId();
  const { state, run } = useAssist("prompt");
  const form = useForm({ resolver: zodResolver(formSchema), defaultValues: { useCase: "" } });
  const error = form.formState.errors.useCase?.message;
  const proposal = state.kind === "done" ? state.answer : null;
  const running = state.kind === "running";

  const footer = (
    <>
      <Button onClick={onClose}>Keep mine</Button>
      <Button type="submit" form={formId} variant={proposal === null ? "primary" : "secondary"} disabled={running}>
        {running ? "Writing…" : state.kind === "idle" ? "Write the prompt" : "Try again"}
      </Button>
      {proposal !== null && (
        <Button variant="primary" onClick={() => onUse(proposal)}>
          Use it
        </Button>
      )}
    </>
  );
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title="Write it for me"
      description="Say in your own words what you need. The model that you chose writes the prompt; you decide whether to take it."
      footer={footer}
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          // React hands events of a dialog on to the step's form around it.
          event.stopPropagation();
          void form.handleSubmit(run)(event);
        }}
      >
        <Field
          id="use-case"
          label="Your use case"
          hint="Who will ask, what about, and what a good answer looks like. Two or three sentences are enough."
          error={error}
        >
          <Textarea
            {...form.register("useCase")}
            {...describe("use-case", error)}
            placeholder="Our bank's chatbot answers questions about mortgages. Answers should be short, friendly and name the next step."
          />
        </Field>
      </form>
      <div aria-live="polite" className="mt-4">
        {running && <Skeleton className="h-48 w-full" />}
        {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
        {proposal !== null && (
          <div className="grid gap-4 sm:grid-cols-2">
            <PromptText title="Yours now" text={present || "(empty)"} />
            <PromptText title="The model's proposal" text={proposal} />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function PromptText({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1.5 font-medium">{title}</h3>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-80 overflow-y-auto whitespace-pre-wrap rounded-md border bg-surface p-3 font-mono text-[0.8125rem]"
      >
        {text}
      </div>
    </section>
  );
}
