"use client";

import { PlugZap } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { describe, Field, Select } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { ModelCombobox } from "@/components/wizard/configure/model-combobox.tsx";
import type { TestResult } from "@/lib/connections/test-connection.ts";
import type { Outcome } from "@/lib/errors.ts";
import { sameFamily } from "@/lib/evaluation/family.ts";
import type { PreparedEvaluation } from "@/lib/evaluation/prepare.ts";
import { useModels } from "./use-models.ts";

export type TestModel = (input: { connectionId: string; modelId: string }) => Promise<Outcome<TestResult>>;

interface JudgeSectionProps {
  connections: PreparedEvaluation["connections"];
  connectionId: string;
  modelId: string;
  /** The model that wrote the rows. */
  generatorModelId: string;
  mayConnect: boolean;
  errors: Readonly<Record<string, string>>;
  onConnection: (id: string) => void;
  onModel: (id: string) => void;
  test: TestModel;
}

/** Which model judges: a connection and a model, with a test, and a warning about a judge of the generator's family. */
export function JudgeSection(props: JudgeSectionProps) {
  const { connections, connectionId, modelId, generatorModelId, mayConnect, errors, onConnection, onModel } = props;
  const models = useModels(connectionId);
  const [open, setOpen] = useState(false);
  const { state, load } = models;
  useEffect(() => {
    if (open && state.kind === "idle") void load();
  }, [open, state.kind, load]);
  const chosen = connections.find(({ id }) => id === connectionId);
  const family = modelId.trim() ? sameFamily(generatorModelId, modelId.trim()) : null;
  return (
    <Card>
      <CardHeader title="Judge" description="The model that reads each row, reasons and scores it. Stronger models judge better." />
      <CardBody className="flex flex-col gap-5">
        <Field
          id="connectionId"
          label="Connection"
          error={errors.connectionId}
          aside={
            mayConnect && (
              <Link
                href="/settings/connections/new"
                prefetch={false}
                className="text-[0.8125rem] text-accent underline-offset-4 hover:underline"
              >
                Add a connection
              </Link>
            )
          }
        >
          <Select
            {...describe("connectionId", errors.connectionId, false)}
            value={connectionId}
            onChange={(event) => onConnection(event.target.value)}
          >
            <option value="">Choose a connection</option>
            {connections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {connectionId && (
          <>
            <Field id="modelId" label="Model" hint="Pick one from the provider’s list, or type its id." error={errors.modelId}>
              <ModelCombobox
                inputProps={describe("modelId", errors.modelId)}
                value={modelId}
                onChange={onModel}
                list={state}
                open={open}
                onOpenChange={setOpen}
                onRetry={load}
              />
            </Field>
            <TestButton key={`${connectionId} ${modelId}`} connectionId={connectionId} modelId={modelId.trim()} test={props.test} />
          </>
        )}
        {chosen?.provider === "demo" && (
          <Callout tone="warning" title="The demo judges by chance">
            Its scores follow from the row’s text alone and mean nothing. They show how an evaluation works; choose a real model to judge
            data that you train with.
          </Callout>
        )}
        {family !== null && chosen?.provider !== "demo" && (
          <Callout tone="warning" title={`${family} would judge ${family}`}>
            {generatorModelId} wrote these rows, and models favour what their own family wrote. A judge of another family is fairer; if you
            keep this one, compare its scores with your own ratings afterwards.
          </Callout>
        )}
      </CardBody>
    </Card>
  );
}

/** Asks the model for one word, and says what works or what failed. */
function TestButton({ connectionId, modelId, test }: { connectionId: string; modelId: string; test: TestModel }) {
  const { run, pending, error } = useOutcome();
  const [result, setResult] = useState<TestResult | null>(null);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={modelId === "" || pending}
          aria-describedby="test-hint"
          onClick={() => run(() => test({ connectionId, modelId }), setResult)}
        >
          <PlugZap aria-hidden /> {pending ? "Testing…" : "Test connection"}
        </Button>
        <p id="test-hint" className="text-[0.8125rem] text-soft">
          {modelId === "" ? "Choose a model first." : "Sends one very short request to the model."}
        </p>
      </div>
      {error && <Callout tone="danger">{error}</Callout>}
      {result && !pending && (
        <Callout tone={result.ok ? "success" : "danger"} title={result.ok ? "The connection works" : "The test failed"}>
          {result.message}
        </Callout>
      )}
    </div>
  );
}
