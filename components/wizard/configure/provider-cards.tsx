"use client";

import { FlaskConical } from "lucide-react";
import { Callout } from "@/components/ui/callout.tsx";
import type { Provider } from "@/lib/generation/config.ts";
import { PROVIDER_NAMES } from "@/lib/generation/names.ts";
import { RadioCard, RadioCards } from "../shared/radio-card.tsx";

const CARDS: readonly { provider: Provider; title: string; description: string }[] = [
  {
    provider: "bedrock",
    title: PROVIDER_NAMES.bedrock,
    description: "Models that Amazon hosts, such as Claude, Llama and Nova, paid through an AWS account.",
  },
  {
    provider: "openai",
    title: PROVIDER_NAMES.openai,
    description: "OpenAI, Cloudera AI Inference, vLLM, Ollama and every other service that speaks OpenAI's language.",
  },
  {
    provider: "demo",
    title: PROVIDER_NAMES.demo,
    description: "Needs no key and costs nothing: canned text, to see how the studio works.",
  },
];

export function ProviderCards({ provider, onChoose }: { provider: Provider; onChoose: (provider: Provider) => void }) {
  return (
    <div className="flex flex-col gap-3">
      <RadioCards legend="Model provider" hint="Where the model runs that writes the pairs.">
        {CARDS.map((card) => (
          <RadioCard
            key={card.provider}
            group="provider"
            value={card.provider}
            title={card.title}
            description={card.description}
            badge={card.provider === "demo" && <DemoBadge />}
            checked={card.provider === provider}
            onChange={() => onChoose(card.provider)}
          />
        ))}
      </RadioCards>
      {provider === "demo" && (
        <Callout tone="warning" title="Not for training">
          The demo fills prepared sentences, so that you can try the studio. To make a dataset you train with, choose a real model.
        </Callout>
      )}
    </div>
  );
}

const DemoBadge = () => (
  <span className="inline-flex items-center gap-1 rounded-full bg-warning-soft px-2 py-0.5 font-medium text-warning text-xs">
    <FlaskConical aria-hidden className="size-3" /> Demo
  </span>
);
