"use client";

import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { describe, Field, Textarea } from "@/components/ui/field.tsx";
import { AppError } from "@/lib/errors.ts";
import { fieldsFromSample } from "@/lib/generation/fields/fields-from-sample.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";

const PLACEHOLDER = '{"text": "The parcel came late.", "label": "complaint", "stars": 2}';

/** One row as JSON, from which the fields are read. */
export function SampleBox({ onFields }: { onFields: (fields: OutputField[], sample: string) => void }) {
  const [sample, setSample] = useState("");
  const [error, setError] = useState("");
  const read = () => {
    try {
      onFields(fieldsFromSample(sample), sample);
      setSample("");
      setError("");
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      setError(thrown.message);
    }
  };
  return (
    <div className="flex flex-col gap-2 rounded-lg bg-surface p-3">
      <Field
        id="sample"
        label="A sample row"
        hint="Paste one row as you want it, as JSON: its fields are read from it, nested ones too. They take the place of the fields below."
        error={error || undefined}
      >
        <Textarea
          {...describe("sample", error || undefined)}
          value={sample}
          onChange={(event) => setSample(event.target.value)}
          placeholder={PLACEHOLDER}
          spellCheck={false}
          className="field-sizing-content max-h-60 min-h-16! font-mono text-[0.8125rem]"
        />
      </Field>
      <div>
        <Button size="small" disabled={sample.trim() === ""} title={sample.trim() === "" ? "Paste a row first" : undefined} onClick={read}>
          <ClipboardPaste aria-hidden /> Read the fields
        </Button>
      </div>
    </div>
  );
}
