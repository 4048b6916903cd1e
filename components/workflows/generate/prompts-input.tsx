"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { describe, Field, FieldError, Textarea } from "@/components/ui/field.tsx";
import { ImportButton } from "@/components/wizard/shared/import-button.tsx";
import type { GenerateState } from "./generate-state.ts";
import { NumberInput } from "./number-input.tsx";

interface PromptsInputProps {
  state: GenerateState;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<GenerateState>) => void;
}

/** Prompts, a line each, and CSV files with more of them. */
export function PromptsInput({ state, errors, onChange }: PromptsInputProps) {
  const [fileError, setFileError] = useState("");
  const { files } = state;
  const add = (name: string, text: string) => {
    setFileError("");
    onChange({ files: [...files.filter((file) => file.name !== name), { name, text }] });
  };
  return (
    <>
      <Field
        id="prompts"
        label="Prompts"
        hint="A line each. A CSV file has a column named prompts, and may have one named example_per_prompt with the number of rows of each."
        error={errors.prompts}
        aside={<ImportButton accept=".csv" onFile={add} onError={setFileError} />}
      >
        <Textarea
          {...describe("prompts", errors.prompts)}
          value={state.prompts}
          placeholder={"Borrowing and returning books\nOpening hours on holidays"}
          onChange={(event) => onChange({ prompts: event.target.value })}
        />
      </Field>
      <FieldError id="prompts-file" message={fileError} />
      <ul aria-label="Files with prompts" className="flex flex-wrap gap-2 empty:hidden">
        {files.map(({ name }) => (
          <li key={name} className="flex max-w-full items-center gap-1 rounded-md border py-0.5 pr-0.5 pl-2.5 text-[0.8125rem]">
            <span className="truncate">{name}</span>
            <IconButton label={`Remove ${name}`} onClick={() => onChange({ files: files.filter((file) => file.name !== name) })}>
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <NumberInput
        id="per-prompt"
        label="Rows of each prompt"
        hint="Where its file does not say another number."
        error={errors.example_per_prompt}
        min={1}
        max={1_000}
        value={state.perPrompt}
        onChange={(text) => onChange({ perPrompt: text })}
      />
    </>
  );
}
