"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { describe, Field, Textarea } from "@/components/ui/field.tsx";
import type { PromptStep } from "@/lib/generation/config.ts";
import { getTemplate } from "@/lib/templates/index.ts";
import { RestoreButton } from "../shared/restore-button.tsx";
import { useUndo } from "../shared/undo-note.tsx";

/** Text to SQL: the tables that the queries may use. */
export function SchemaField() {
  const { register, control, getValues, setValue, formState } = useFormContext<PromptStep>();
  const schema = useWatch({ control, name: "databaseSchema" });
  const undo = useUndo();
  const error = formState.errors.databaseSchema?.message;
  const standard = getTemplate("text-to-sql").databaseSchema;
  const restore = () => {
    setValue("databaseSchema", standard, { shouldValidate: true });
    undo.offer("The template's schema is back.", () => setValue("databaseSchema", schema, { shouldValidate: true }));
  };
  return (
    <div className="flex flex-col gap-2">
      <Field
        id="databaseSchema"
        label="Database schema"
        hint="The tables that the queries may use, as CREATE TABLE statements. Paste your own, or keep this shop to try things."
        error={error}
      >
        <Textarea
          {...register("databaseSchema")}
          defaultValue={getValues("databaseSchema")}
          {...describe("databaseSchema", error)}
          spellCheck={false}
          className="max-h-[60vh] min-h-64 font-mono text-[0.8125rem]"
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <RestoreButton
          id="schema-is-default"
          label="Restore schema"
          done="This is the template's schema."
          isDefault={schema === standard}
          onRestore={restore}
        />
      </div>
      {undo.note}
    </div>
  );
}
