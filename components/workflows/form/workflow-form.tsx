"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { focusFirstInvalid } from "@/components/evaluations/rubric/use-rubric.ts";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, Input, Textarea } from "@/components/ui/field.tsx";
import { settle } from "@/components/ui/settle.ts";
import type { Outcome, PublicError } from "@/lib/errors.ts";
import type { ConfigView } from "@/lib/workflows/configs.ts";
import type { CreateBody, WorkflowChange } from "@/lib/workflows/forms.ts";
import { ConfigSection } from "./config-section.tsx";
import { type Errors, readChange, readNew, type WorkflowState } from "./form-state.ts";
import { type ConnectionChoice, ModelFields } from "./model-fields.tsx";
import { SizeFields } from "./size-fields.tsx";

interface WorkflowFormProps {
  /** The workflow that is changed; null for a new one. */
  id: string | null;
  initial: WorkflowState;
  configs: readonly ConfigView[];
  connections: readonly ConnectionChoice[];
  demoModelId: string;
  mayConnect: boolean;
  create: (body: CreateBody) => Promise<Outcome<{ id: string }>>;
  update: (input: { id: string; change: WorkflowChange }) => Promise<Outcome<{ id: string }>>;
}

/** All of a workflow on one page. Its prompt is given here at first, and changed beside its samples. */
export function WorkflowForm({ id, initial, configs, connections, demoModelId, mayConnect, create, update }: WorkflowFormProps) {
  const router = useRouter();
  const [state, setState] = useState(initial);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<PublicError | null>(null);
  const change = (next: Partial<WorkflowState>) => setState((before) => ({ ...before, ...next }));
  const errors: Errors = tried ? (id === null ? readNew(state) : readChange(state)).errors : {};
  if (failure?.field) errors[failure.field] ??= failure.message;

  const send = (): Promise<Outcome<{ id: string }>> | null => {
    if (id === null) {
      const { body } = readNew(state);
      return body && create(body);
    }
    const read = readChange(state);
    return read.change && update({ id, change: read.change });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    const sending = send();
    if (!sending) return setTimeout(focusFirstInvalid);
    setPending(true);
    const outcome = await settle(sending);
    if (outcome.ok) return router.push(`/workflows/${outcome.value.id}`);
    setPending(false);
    setFailure(outcome.error);
    setTimeout(focusFirstInvalid);
  };
  const chooseConnection = (connectionId: string) => {
    const demo = connections.find((connection) => connection.id === connectionId)?.provider === "demo";
    change({ connectionId, modelId: demo ? demoModelId : "" });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <Card>
        <CardHeader title="What it makes" />
        <CardBody className="flex flex-col gap-5">
          <Field id="workflow_name" label="Name of the workflow" error={errors.workflow_name}>
            <Input
              {...describe("workflow_name", errors.workflow_name, false)}
              value={state.name}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          {id === null && (
            <Field
              id="user_prompt"
              label="What should be made? (user prompt)"
              hint="In your own words: about what, for whom, how. You can change it with each sample."
              error={errors.user_prompt}
            >
              <Textarea
                {...describe("user_prompt", errors.user_prompt)}
                value={state.userPrompt}
                placeholder="Questions that visitors of a public library ask at the desk, with friendly and exact answers."
                onChange={(event) => change({ userPrompt: event.target.value })}
              />
            </Field>
          )}
          <ModelFields
            connections={connections}
            connectionId={state.connectionId}
            modelId={state.modelId}
            errors={errors}
            mayConnect={mayConnect}
            onConnection={chooseConnection}
            onModel={(modelId) => change({ modelId })}
          />
        </CardBody>
      </Card>
      <ConfigSection configs={configs} state={state} errors={errors} hasOwn={id !== null} onChange={change} />
      <SizeFields state={state} errors={errors} onChange={change} />
      {failure && !failure.field && (
        <Callout tone="danger" title="It was not saved">
          {failure.message}
        </Callout>
      )}
      <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center justify-end gap-3 border-t bg-background px-4 py-3 sm:-mx-8 sm:px-8">
        {tried && Object.keys(errors).length > 0 && <p className="mr-auto text-[0.8125rem] text-danger">{Object.values(errors)[0]}</p>}
        <ButtonLink href={id === null ? "/workflows" : `/workflows/${id}`}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? "Saving…" : id === null ? "Create workflow" : "Save"}
        </Button>
      </div>
    </form>
  );
}
