"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Callout } from "@/components/ui/callout.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { ImportButton } from "@/components/wizard/shared/import-button.tsx";
import type { TemplateActions } from "./types.ts";

/** Takes up a template from a file; what is wrong with the file is said in a sentence. */
export function ImportTemplate({ importFile }: Pick<TemplateActions, "importFile">) {
  const router = useRouter();
  const { run, pending, error, setError } = useOutcome();
  const [done, setDone] = useState("");
  const read = (name: string, text: string) => {
    setDone("");
    run(
      () => importFile({ name, text }),
      (imported) => {
        setDone(`“${imported.name}” is imported.`);
        router.refresh();
      },
    );
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <ImportButton
          accept=".json"
          onFile={read}
          onError={(message) => {
            setDone("");
            setError(message);
          }}
        />
        <span aria-live="polite" className="text-[0.8125rem] text-soft">
          {pending ? "Reading…" : done || "A template that was exported as JSON, from this studio or another."}
        </span>
      </div>
      {error && <Callout tone="danger">{error}</Callout>}
    </div>
  );
}
