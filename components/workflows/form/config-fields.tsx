"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button.tsx";
import { describe, Field, Input, Textarea } from "@/components/ui/field.tsx";
import { PLACEHOLDERS } from "@/lib/workflows/placeholders.ts";
import type { ConfigState, Errors } from "./form-state.ts";
import { SchemaFields } from "./schema-fields.tsx";

interface ConfigFieldsProps {
  value: ConfigState;
  errors: Errors;
  /** What it is called where nothing is typed; null where it must be named. */
  usualName: string | null;
  onChange: (change: Partial<ConfigState>) => void;
}

/** How a model is told what to write, and what a row looks like. */
export function ConfigFields({ value, errors, usualName, onChange }: ConfigFieldsProps) {
  const template = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string) => {
    const placed = `{{workflow.${name}}}`;
    const { selectionStart = value.template.length, selectionEnd = selectionStart } = template.current ?? {};
    onChange({ template: value.template.slice(0, selectionStart) + placed + value.template.slice(selectionEnd) });
    template.current?.focus();
  };
  return (
    <>
      <Field id="name" label="Name of the config" hint="You can use it in other workflows." error={errors.name}>
        <Input
          {...describe("name", errors.name)}
          value={value.name}
          placeholder={usualName ?? ""}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field
        id="schema_example"
        label="A sample row (schema example)"
        hint="One row as JSON. Each row that is made has these fields, of these kinds."
        error={errors.schema_example}
      >
        <Textarea
          {...describe("schema_example", errors.schema_example)}
          value={value.schema}
          spellCheck={false}
          className="min-h-36! font-mono text-[0.8125rem]"
          onChange={(event) => onChange({ schema: event.target.value })}
        />
        <SchemaFields text={value.schema} />
      </Field>
      <Field
        id="system_prompt"
        label="System prompt"
        hint="Who the model is and what always holds. Said before everything else."
        error={errors.system_prompt}
      >
        <Textarea
          {...describe("system_prompt", errors.system_prompt)}
          value={value.systemPrompt}
          onChange={(event) => onChange({ systemPrompt: event.target.value })}
        />
      </Field>
      <Field
        id="user_prompt_template"
        label="Template of the prompt"
        hint="What the model is asked. The values in braces are filled in for each workflow; what you wish there goes where the user prompt stands."
        error={errors.user_prompt_template}
      >
        <Textarea
          ref={template}
          {...describe("user_prompt_template", errors.user_prompt_template)}
          value={value.template}
          onChange={(event) => onChange({ template: event.target.value })}
        />
        <div className="flex flex-wrap gap-1.5">
          {Object.entries(PLACEHOLDERS).map(([name, meaning]) => (
            <Button key={name} size="small" title={meaning} aria-label={`Insert ${name}: ${meaning}`} onClick={() => insert(name)}>
              {name}
            </Button>
          ))}
        </div>
      </Field>
      <Field
        id="parameters"
        label="Values of your own"
        hint={
          <>
            For the template, a line each, such as <code>tone: friendly</code> for <code>{"{{tone}}"}</code>. May stay empty.
          </>
        }
        error={errors.parameters}
      >
        <Textarea
          {...describe("parameters", errors.parameters)}
          value={value.parameters}
          className="min-h-16!"
          onChange={(event) => onChange({ parameters: event.target.value })}
        />
      </Field>
      <Field
        id="temperature"
        label="Temperature"
        hint="How adventurous the model is, from 0 to 2. 1 suits most datasets."
        error={errors.temperature}
      >
        <Input
          {...describe("temperature", errors.temperature)}
          value={value.temperature}
          type="number"
          inputMode="decimal"
          min={0}
          max={2}
          step="any"
          className="w-40! tabular-nums"
          onWheel={(event) => event.currentTarget.blur()}
          onChange={(event) => onChange({ temperature: event.target.value })}
        />
      </Field>
    </>
  );
}
