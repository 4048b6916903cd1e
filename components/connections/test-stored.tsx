"use client";

import { PlugZap } from "lucide-react";
import { type ReactNode, useState, useTransition } from "react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";
import { settle } from "@/components/ui/settle.ts";
import type { TestResult } from "@/lib/connections/test-connection.ts";
import type { Outcome } from "@/lib/errors.ts";
import { TestOutcome } from "./test-outcome.tsx";

/** Tries a connection as it is stored, and shows what was found below. */
export function TestStored({
  id,
  name,
  test,
  children,
}: {
  id: string;
  name: string;
  test: (input: { id: string }) => Promise<Outcome<TestResult>>;
  /** What else can be done with it, beside the button. */
  children?: ReactNode;
}) {
  const [outcome, setOutcome] = useState<Outcome<TestResult>>();
  const [pending, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      setOutcome(undefined);
      setOutcome(await settle(test({ id })));
    });
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <ForChangers>
          <Button size="small" disabled={pending} onClick={run} aria-label={`Test connection ${name}`}>
            <PlugZap aria-hidden /> {pending ? "Testing…" : "Test connection"}
          </Button>
        </ForChangers>
        {children}
      </div>
      <TestOutcome outcome={outcome} />
    </>
  );
}
