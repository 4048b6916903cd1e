import { Callout } from "@/components/ui/callout.tsx";
import type { TestResult } from "@/lib/connections/test-connection.ts";
import type { Outcome } from "@/lib/errors.ts";

const FAILED: Record<NonNullable<TestResult["field"]>, string> = {
  address: "The address did not work",
  key: "The key did not work",
  model: "The model did not work",
  timeout: "No answer in time",
};

/** What a test of a connection found: what works, or what failed and what to do. */
export function TestOutcome({ outcome }: { outcome: Outcome<TestResult> | undefined }) {
  if (!outcome) return null;
  if (!outcome.ok) return <Callout tone="danger">{outcome.error.message}</Callout>;
  const { ok, message, field, latencyMs } = outcome.value;
  return (
    <Callout tone={ok ? "success" : "danger"} title={ok ? undefined : field ? FAILED[field] : "The test failed"}>
      {message} {ok && latencyMs > 0 && <span className="whitespace-nowrap text-soft tabular-nums">Answered in {seconds(latencyMs)}.</span>}
    </Callout>
  );
}

const seconds = (ms: number) => (ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`);
