"use client";

import { ListTree } from "lucide-react";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { plural } from "@/lib/format.ts";
import { LIMITS, type PromptStep } from "@/lib/generation/config.ts";
import type { WizardFile } from "../assist-api.ts";
import { asNumber, NumberField } from "../shared/number-field.tsx";
import { ChunksDialog } from "./chunks-dialog.tsx";

/** How many pairs the documents give, and how they are cut for it. */
export function DocumentsSection({ files, error }: { files: readonly WizardFile[] | null; error: string }) {
  const { register, control, formState } = useFormContext<PromptStep>();
  const [documentRows, chunking] = useWatch({ control, name: ["documentRows", "chunking"] });
  const [looking, setLooking] = useState(false);
  const { errors } = formState;
  const { least, most } = LIMITS.chunkTokens;
  const failed = files?.find(({ status }) => status === "failed");
  const waiting = files?.filter(({ status }) => status !== "ready" && status !== "failed") ?? [];
  const words = files?.reduce((sum, file) => sum + (file.words ?? 0), 0) ?? 0;
  const ready = files !== null && files.length > 0 && !failed && waiting.length === 0;
  return (
    <>
      {error && <Callout tone="danger">{error}</Callout>}
      {failed && (
        <Callout tone="danger" title={`“${failed.name}” cannot be used`}>
          {failed.statusReason} Remove it in the step Configure, or upload it again.
        </Callout>
      )}
      {waiting.length > 0 && (
        <Callout title={`${plural(waiting.length, "document")} still being read`}>
          You can go on; Generate waits until {waiting.length === 1 ? "it is" : "they are"} ready.
        </Callout>
      )}
      <NumberField
        id="documentRows"
        label="Pairs in all"
        hint="They are spread evenly over the whole of the documents, longer parts having more. Seeds are not used."
        error={errors.documentRows?.message}
        min={1}
        max={LIMITS.documentRows}
        value={documentRows}
        registered={register("documentRows", asNumber)}
        beside={
          ready && (
            <output htmlFor="documentRows" className="text-soft tabular-nums">
              from {plural(files.length, "document")}, {plural(words, "word")}
            </output>
          )
        }
      />
      <section id="chunking" tabIndex={-1} aria-labelledby="chunks-title" className="flex flex-col gap-4 rounded-lg border p-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <h2 id="chunks-title" className="font-medium">
              Chunks
            </h2>
            <p className="mt-1 max-w-prose text-[0.8125rem] text-soft">
              The documents are cut at headings, paragraphs and sentences into parts that the model reads one at a time.
            </p>
          </div>
          <Button
            size="small"
            disabled={!ready}
            title={ready ? undefined : "The documents must be read first"}
            onClick={() => setLooking(true)}
          >
            <ListTree aria-hidden /> Look at the chunks
          </Button>
        </div>
        <NumberField
          id="chunking.tokens"
          label="Size of a chunk"
          hint={`In tokens, from ${least} to ${most.toLocaleString("en")}; one is about three quarters of a word. Smaller is more to the point, larger has more context.`}
          error={errors.chunking?.tokens?.message}
          min={least}
          max={most}
          value={chunking.tokens}
          registered={register("chunking.tokens", asNumber)}
        />
        <NumberField
          id="chunking.overlap"
          label="Overlap"
          hint="How many tokens of the chunk before are shown again, so that no thought is cut in two."
          error={errors.chunking?.overlap?.message}
          min={0}
          max={Math.floor((chunking.tokens ?? most) / 2)}
          value={chunking.overlap}
          registered={register("chunking.overlap", asNumber)}
        />
      </section>
      {looking && files && <ChunksDialog files={files} onClose={() => setLooking(false)} />}
    </>
  );
}
