import { Button } from "@/components/ui/button.tsx";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { plural } from "@/lib/format.ts";
import type { PromptView } from "@/lib/workflows/prompts.ts";

interface PromptHistoryProps {
  /** The latest first: that one holds. */
  prompts: readonly PromptView[];
  mayChange: boolean;
  onTake: (text: string) => void;
}

const SOURCES: Readonly<Record<PromptView["source"], string>> = {
  ...{ create: "with the workflow", iterate: "with a sample", written: "by program", copy: "in the workflow this is a copy of" },
};

/** The texts that the user prompt had before, to be read and taken again. */
export function PromptHistory({ prompts, mayChange, onTake }: PromptHistoryProps) {
  const earlier = prompts.slice(1);
  if (earlier.length === 0) return null;
  return (
    <details className="text-[0.8125rem]">
      <summary className="w-fit rounded-sm text-soft hover:text-foreground">{plural(earlier.length, "earlier text")}</summary>
      <ol className="mt-2 flex flex-col divide-y rounded-lg border">
        {earlier.map(({ id, text, source, created_at }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="whitespace-pre-wrap break-words">{text}</p>
              <p className="mt-1 text-soft text-xs">
                Written {SOURCES[source]}, <LocalTime iso={created_at} />
              </p>
            </div>
            {mayChange && (
              <Button size="small" onClick={() => onTake(text)}>
                Take it
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
