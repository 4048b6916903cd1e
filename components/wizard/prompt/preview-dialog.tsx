"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { plural } from "@/lib/format.ts";
import type { Message } from "@/lib/inference/types.ts";
import type { Inputs } from "@/lib/sources/inputs.ts";
import { useAssist } from "../use-assist.ts";

const ROLES: Record<Message["role"], string> = {
  system: "System: who the model is to be",
  user: "User: the task",
  assistant: "Assistant: what the model said",
};

const OTHERS: Record<Inputs, string> = { seeds: "topic", documents: "part of the documents", items: "item" };

/** The first call's messages, word for word. */
export function PreviewDialog({ inputs, onClose }: { inputs: Inputs; onClose: () => void }) {
  const { state, run } = useAssist("preview");
  useEffect(() => void run({}), [run]);
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title="What the model will get"
      description={`The exact text of the first call. The others differ in the ${OTHERS[inputs]}.`}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {state.kind === "running" && <Skeleton className="h-72 w-full" />}
      {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
      {state.kind === "done" && (
        <div className="flex flex-col gap-4">
          <p className="text-soft tabular-nums">
            {inputs === "seeds" ? `Seed “${state.answer.topic}”` : state.answer.topic} · about {plural(state.answer.tokens, "token")} · the
            first of {inputs === "documents" && "about "}
            {plural(state.answer.calls, "call")}
          </p>
          {state.answer.messages.map((message) => (
            <section key={message.role + message.content} aria-label={ROLES[message.role]}>
              <div className="flex items-center justify-between gap-2">
                <h3 className="font-medium">{ROLES[message.role]}</h3>
                <CopyButton text={message.content} label="Copy the text" />
              </div>
              <pre className="mt-1 whitespace-pre-wrap break-words rounded-md border bg-surface p-3 font-mono text-[0.8125rem]">
                {message.content}
              </pre>
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}
