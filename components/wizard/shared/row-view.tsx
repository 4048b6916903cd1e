"use client";

import { RowText } from "@/components/rows/row-text.tsx";
import { textOfValue } from "@/components/rows/summarise.ts";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import type { Example } from "@/lib/generation/config.ts";

/** A row as a person reads it: markdown, with highlighted code. */
export function RowView({ title, row, names }: { title: string; row: Example /** Its fields, in order. */; names: readonly string[] }) {
  return (
    <section aria-label={title} className="divide-y rounded-lg border">
      {names.map((name) => (
        <Part key={name} name={name} text={textOfValue(row[name] ?? null)} />
      ))}
    </section>
  );
}

function Part({ name, text }: { name: string; text: string }) {
  return (
    <div className="px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="break-words font-medium text-[0.8125rem] text-soft">{fieldLabel(name)}</h3>
        <CopyButton text={text} label={`Copy the ${name}`} />
      </div>
      {text.trim() ? <RowText text={text} /> : <p className="text-soft">(empty)</p>}
    </div>
  );
}

/** “prompt” → “Prompt”. */
export const fieldLabel = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
