import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { clip } from "@/components/ui/clip.ts";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { PromptVersion } from "@/lib/generation/prompt-versions.ts";
import { useAssist } from "../../use-assist.ts";

/** Every text that the prompt had and every proposal, the newest first; one that is chosen is shown beside the present text. */
export function VersionList({ present, onShow }: { present: string; onShow: (title: string, text: string) => void }) {
  const { state, run } = useAssist("versions");
  const section = useRef<HTMLElement>(null);
  useEffect(() => void run({}), [run]);
  // It stands below all else in the dialog.
  useEffect(() => {
    if (state.kind === "done") section.current?.scrollIntoView({ block: "nearest" });
  }, [state.kind]);
  return (
    <section ref={section} aria-labelledby="versions-title" className="mt-5 border-t pt-4">
      <h3 id="versions-title" className="font-medium">
        Versions
      </h3>
      <p className="text-[0.8125rem] text-soft">What the prompt was before, and what the model proposed. Nothing is lost by taking one.</p>
      {state.kind === "failed" && <Callout tone="danger">{state.message}</Callout>}
      {state.kind === "running" && <Skeleton className="mt-3 h-24 w-full" />}
      {state.kind === "done" && (
        <ol aria-label="Versions of the prompt" className="mt-2 divide-y rounded-lg border">
          {state.answer.map((version) => (
            <li key={version.id} className="flex items-center gap-3 px-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-baseline gap-x-2">
                  <span className="font-medium">{nameOf(version)}</span>
                  <LocalTime iso={version.createdAt} className="text-[0.8125rem] text-soft" />
                </p>
                <p className="truncate text-[0.8125rem] text-soft">{clip(version.text)}</p>
              </div>
              {version.text === present ? (
                <span className="px-2.5 text-[0.8125rem] text-accent">In use</span>
              ) : (
                <Button size="small" aria-label={`Show ${nameOf(version)}`} onClick={() => onShow(nameOf(version), version.text)}>
                  Show
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function nameOf({ source, instruction }: PromptVersion): string {
  if (source === "template") return "The template's";
  if (source === "written") return "Yours";
  return instruction ? `Proposal: ${instruction}` : "Proposal";
}
