"use client";

import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Input } from "@/components/ui/field.tsx";

/** A new key, and a line for the terminal that uses it at this studio’s own address. */
export function ShownKey({ secret }: { secret: string }) {
  const line = `curl -H "Authorization: Bearer ${secret}" ${window.location.origin}/v1/generations`;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-2">
        <Input
          readOnly
          value={secret}
          aria-label="API key"
          onFocus={(event) => event.currentTarget.select()}
          className="font-mono text-xs"
          data-first-focus
        />
        <CopyButton text={secret} label="Copy the key" />
      </div>
      <div>
        <p className="mb-1.5 font-medium">Try it in a terminal</p>
        <div className="flex items-start gap-2">
          <pre className="min-w-0 flex-1 whitespace-pre-wrap break-all rounded-md bg-muted px-3 py-2 font-mono text-xs">{line}</pre>
          <CopyButton text={line} label="Copy the command" />
        </div>
      </div>
    </div>
  );
}
