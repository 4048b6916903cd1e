"use client";

import { RowText } from "@/components/rows/row-text.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import type { Example } from "@/lib/generation/config.ts";

/** A pair as a person reads it: markdown, with highlighted code. */
export function PairView({ title, pair }: { title: string; pair: Example }) {
  return (
    <section aria-label={title} className="rounded-lg border">
      <Part name="Prompt" text={pair.prompt} />
      <div className="border-t">
        <Part name="Completion" text={pair.completion} />
      </div>
    </section>
  );
}

function Part({ name, text }: { name: string; text: string }) {
  return (
    <div className="px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium text-[0.8125rem] text-soft">{name}</h3>
        <CopyButton text={text} label={`Copy the ${name.toLowerCase()}`} />
      </div>
      {text.trim() ? <RowText text={text} /> : <p className="text-soft">(empty)</p>}
    </div>
  );
}
