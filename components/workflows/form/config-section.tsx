"use client";

import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, Select } from "@/components/ui/field.tsx";
import type { ConfigView } from "@/lib/workflows/configs.ts";
import { ConfigFields } from "./config-fields.tsx";
import type { Errors, WorkflowState } from "./form-state.ts";
import { SchemaFields } from "./schema-fields.tsx";

interface ConfigSectionProps {
  configs: readonly ConfigView[];
  state: WorkflowState;
  errors: Errors;
  /** Whether the workflow has a copy of a config already. */
  hasOwn: boolean;
  onChange: (change: Partial<WorkflowState>) => void;
}

/** A config that is there, or a new one. */
export function ConfigSection({ configs, state, errors, hasOwn, onChange }: ConfigSectionProps) {
  const { configChoice } = state;
  const chosen = configs.find(({ id }) => id === configChoice);
  return (
    <Card>
      <CardHeader
        title="Config"
        description="How the model is told what to write, and what a row looks like. A workflow keeps a copy of it."
      />
      <CardBody className="flex flex-col gap-5">
        {(configs.length > 0 || hasOwn) && (
          <Field id="workflow_config" label="Which config" error={errors.workflow_config}>
            <Select
              {...describe("workflow_config", errors.workflow_config, false)}
              value={configChoice}
              onChange={(event) => onChange({ configChoice: event.target.value })}
            >
              {hasOwn && <option value="own">As it is now: the workflow’s own copy</option>}
              {configs.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value="new">{hasOwn ? "A new one, beginning with the present copy" : "A new one"}</option>
            </Select>
          </Field>
        )}
        {chosen && (
          <div className="flex flex-col gap-2 rounded-lg bg-surface p-4">
            <p className="whitespace-pre-wrap break-words text-[0.8125rem]">{chosen.user_prompt_template}</p>
            <SchemaFields text={JSON.stringify(chosen.schema_example)} />
          </div>
        )}
        {configChoice === "new" && (
          <ConfigFields
            value={state.config}
            errors={errors}
            usualName={state.name}
            onChange={(change) => onChange({ config: { ...state.config, ...change } })}
          />
        )}
      </CardBody>
    </Card>
  );
}
