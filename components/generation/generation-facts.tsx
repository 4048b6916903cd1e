import { When } from "@/components/generations/when.tsx";
import type { GenerationDetail } from "@/lib/generation/progress.ts";

interface GenerationFactsProps {
  generation: Pick<GenerationDetail, "modelId" | "connectionName" | "owner" | "startedAt" | "createdAt">;
  provider: string;
  template: string;
  now: Date;
}

/** With what it was made, by whom and when; one line under the name. */
export function GenerationFacts({ generation, provider, template, now }: GenerationFactsProps) {
  const { modelId, connectionName, owner, startedAt, createdAt } = generation;
  return (
    // The dot before what begins a line falls into the margin, which is cut off.
    <p className="-ml-4 mt-1 flex flex-wrap text-soft [clip-path:inset(0_0_0_1rem)] *:relative *:pl-4 *:before:absolute *:before:left-1.5 *:before:content-['·']">
      <span className="wrap-anywhere min-w-0" title={provider}>
        {modelId} on {connectionName || `${provider} (connection deleted)`}
      </span>
      <span>{template}</span>
      <span title={owner.email}>{owner.name || owner.email}</span>
      <span>
        started <When date={startedAt ?? createdAt} now={now} />
      </span>
    </p>
  );
}
