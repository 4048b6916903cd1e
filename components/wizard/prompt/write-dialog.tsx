"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { History } from "lucide-react";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { describe, Field, Textarea } from "@/components/ui/field.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { type RefineRequest, type WriteRequest, writeRequest } from "@/lib/generation/write-request.ts";
import { useDraftView } from "../draft-context.tsx";
import { useAssist } from "../use-assist.ts";
import { Comparison } from "./write/comparison.tsx";
import { Questions } from "./write/questions.tsx";
import { Refine } from "./write/refine.tsx";
import { VersionList } from "./write/version-list.tsx";
import { WriteSamples } from "./write/write-samples.tsx";

/** A text that may take the prompt's place, and what it is called. */
interface Shown {
  title: string;
  text: string;
}

const EMPTY: WriteRequest = { useCase: "", goal: "", audience: "", style: "", withExamples: true, samples: [] };

/**
 * From a description of the use case to a prompt, shown beside the present one before it replaces anything. It can be changed
 * by a few words as often as one likes; every text is kept as a version.
 */
export function WriteDialog({ present, onUse, onClose }: { present: string; onUse: (prompt: string) => void; onClose: () => void }) {
  const formId = useId();
  const { draft } = useDraftView();
  const { state, run, reset } = useAssist("prompt");
  const [shown, setShown] = useState<Shown | null>(null);
  const [versions, setVersions] = useState(false);
  const form = useForm({ resolver: zodResolver(writeRequest), defaultValues: EMPTY });
  const error = form.formState.errors.useCase?.message;
  const running = state.kind === "running";

  const write = async (request: WriteRequest, refine: RefineRequest | null = null) => {
    setVersions(false);
    const text = await run({ request, refine });
    if (text !== null) setShown({ title: refine ? `The proposal, ${refine.instruction}` : "The model's proposal", text });
  };
  const refine = (instruction: string) =>
    shown &&
    form.handleSubmit(
      (request) => write(request, { text: shown.text, instruction }),
      () => form.setFocus("useCase"),
    )();

  const footer = running ? (
    <>
      <span className="mr-auto self-center text-soft">The model is writing…</span>
      <Button onClick={reset}>Cancel</Button>
    </>
  ) : (
    <>
      <Button className="mr-auto" aria-pressed={versions} onClick={() => setVersions(!versions)}>
        <History aria-hidden /> Versions
      </Button>
      <Button onClick={shown ? () => setShown(null) : onClose}>{shown ? "Discard" : "Keep mine"}</Button>
      <Button type="submit" form={formId} variant={shown ? "secondary" : "primary"}>
        {shown || state.kind === "failed" ? "Write it anew" : "Write the prompt"}
      </Button>
      {shown && (
        <Button variant="primary" onClick={() => onUse(shown.text)}>
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
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          // React hands events of a dialog on to the step's form around it.
          event.stopPropagation();
          void form.handleSubmit((request) => write(request))(event);
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
            className="min-h-20!"
            placeholder="Our bank's chatbot answers questions about mortgages. Answers should be short, friendly and name the next step."
          />
        </Field>
        <Questions register={form.register} errors={form.formState.errors} />
        <WriteSamples form={form} examples={draft.examples.examples.length} />
      </form>
      <div aria-live="polite" aria-busy={running} className="mt-5 flex flex-col gap-4">
        {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
        {running && <Skeleton className="h-48 w-full" />}
        {!running && shown && (
          <>
            <Comparison present={present} title={shown.title} text={shown.text} />
            <Refine onRefine={refine} />
          </>
        )}
      </div>
      {versions && !running && (
        <VersionList
          present={present}
          onShow={(title, text) => {
            setShown({ title, text });
            setVersions(false);
          }}
        />
      )}
    </Dialog>
  );
}
