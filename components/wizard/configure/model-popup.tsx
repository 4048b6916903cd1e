"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { ModelInfo } from "@/lib/inference/types.ts";
import type { AssistState } from "../use-assist.ts";

/** The list below the model's input, or what there is to say instead of it. */
export function ModelPopup({
  id,
  optionId,
  list,
  shown,
  hidden,
  active,
  chosen,
  onPick,
  onRetry,
}: {
  id: string;
  optionId: (index: number) => string;
  list: AssistState<ModelInfo[]>;
  shown: readonly ModelInfo[];
  /** Matches that are left out. */
  hidden: number;
  active: number;
  chosen: string;
  onPick: (model: ModelInfo) => void;
  onRetry: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  // As the list arrives and narrows, it stays in sight above the bottom bar.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these change the height
  useEffect(() => void ref.current?.scrollIntoView({ block: "nearest" }), [list.kind, shown.length]);
  const box = "absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-lg border bg-background p-1 shadow-sm";
  if (list.kind !== "done" || shown.length === 0)
    return (
      <div ref={ref} id={id} role="status" className={clsx(box, "p-3")}>
        {list.kind === "failed" ? (
          <Failed message={list.message} onRetry={onRetry} />
        ) : list.kind === "done" ? (
          <NoMatch empty={list.answer.length === 0} />
        ) : (
          <Loading />
        )}
      </div>
    );
  return (
    <div ref={ref} className={box}>
      <div id={id} role="listbox" aria-label="Models">
        {shown.map((model, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keyboard works in the input, which names the active option
          <div
            key={model.id}
            id={optionId(index)}
            role="option"
            aria-selected={model.id === chosen}
            // The input keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(model)}
            className={clsx(
              "flex cursor-pointer items-start gap-2 rounded-md px-2.5 py-1.5 hover:bg-muted",
              index === active && "bg-muted",
            )}
          >
            <Check aria-hidden className={clsx("mt-0.5 size-4 shrink-0 text-accent", model.id !== chosen && "invisible")} />
            <span className="min-w-0">
              <span className="block break-all font-mono text-[0.8125rem]">{model.id}</span>
              {model.name !== model.id && <span className="block text-[0.8125rem] text-soft">{model.name}</span>}
              {model.note && <span className="block text-[0.8125rem] text-warning">{model.note}</span>}
            </span>
          </div>
        ))}
      </div>
      {hidden > 0 && <p className="px-3 py-2 text-[0.8125rem] text-soft">And {hidden} more: type a part of the name to narrow the list.</p>}
    </div>
  );
}

const Loading = () => (
  <div className="flex flex-col gap-2">
    <span className="sr-only">Loading the models</span>
    <Skeleton className="h-5 w-3/4" />
    <Skeleton className="h-5 w-1/2" />
    <Skeleton className="h-5 w-2/3" />
  </div>
);

const NoMatch = ({ empty }: { empty: boolean }) => (
  <p className="text-[0.8125rem] text-soft">
    {empty ? "The provider lists no models." : "No model of the list matches."} What you type is used as it is.
  </p>
);

const Failed = ({ message, onRetry }: { message: string; onRetry: () => void }) => (
  <div className="flex flex-col items-start gap-2 text-[0.8125rem]">
    <p>The list could not be loaded: {message} You can still type the model's id.</p>
    <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={onRetry}>
      Try again
    </Button>
  </div>
);
