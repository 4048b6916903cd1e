"use client";

import { PlugZap } from "lucide-react";
import { useEffect, useState, useTransition } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button.tsx";
import { Card, CardBody } from "@/components/ui/card.tsx";
import { Field, Input } from "@/components/ui/field.tsx";
import type { TestResult } from "@/lib/connections/test-connection.ts";
import type { Outcome } from "@/lib/errors.ts";
import { TestOutcome } from "./test-outcome.tsx";

/** Tries what stands in the form, saved or not. `test` resolves to nothing when a field must be mended first. */
export function TestCard({ test }: { test: (modelId: string) => Promise<Outcome<TestResult> | undefined> }) {
  const [modelId, setModelId] = useState("");
  const [outcome, setOutcome] = useState<Outcome<TestResult>>();
  const [pending, startTransition] = useTransition();
  // What was found holds only for what was tried.
  const { watch } = useFormContext();
  useEffect(() => {
    const subscription = watch(() => setOutcome(undefined));
    return () => subscription.unsubscribe();
  }, [watch]);
  const run = () =>
    startTransition(async () => {
      setOutcome(undefined);
      setOutcome(await test(modelId.trim()));
    });
  return (
    <Card aria-labelledby="test-title" className="bg-surface">
      <CardBody className="flex flex-col gap-4">
        <div>
          <h2 id="test-title" className="font-semibold text-[0.9375rem]">
            Try it before you save
          </h2>
          <p className="mt-1 text-soft">Asks for the list of models with what stands above. Nothing is saved.</p>
        </div>
        <div className="flex flex-wrap items-end gap-3">
          <Field
            id="test-model"
            label="Model to try (optional)"
            hint="With a model’s id, it is also asked for one word."
            className="min-w-0 flex-1 basis-64"
          >
            <Input
              id="test-model"
              aria-describedby="test-model-hint"
              value={modelId}
              onChange={(event) => setModelId(event.target.value)}
              onKeyDown={(event) => {
                // Enter in this field tries, and does not save.
                if (event.key !== "Enter") return;
                event.preventDefault();
                run();
              }}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          <Button disabled={pending} onClick={run}>
            <PlugZap aria-hidden /> {pending ? "Testing…" : "Test connection"}
          </Button>
        </div>
        <TestOutcome outcome={outcome} />
      </CardBody>
    </Card>
  );
}
