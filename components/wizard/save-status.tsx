"use client";

import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { useDraftView, useWizard } from "./draft-context.tsx";

/** Whether what is on the page is kept, in a word. Only trouble is announced to screen readers. */
export function SaveStatus() {
  const { store } = useWizard();
  const { save } = useDraftView();
  if (save.kind === "failed")
    return (
      <div role="alert" className="flex min-w-0 items-center gap-1.5 text-danger">
        <CloudOff aria-hidden className="size-4 shrink-0" />
        <span className="line-clamp-3 min-w-0">
          Not saved: {save.message} {save.retries && "It is tried again by itself."}
        </span>
        <Button size="small" variant="ghost" onClick={() => store.flush()}>
          Try again
        </Button>
      </div>
    );
  const { icon: Icon, text } = LOOKS[save.kind];
  return (
    <p className="flex items-center gap-1.5 text-soft">
      <Icon aria-hidden className="size-4" />
      {text}
    </p>
  );
}

const LOOKS = {
  saved: { icon: Check, text: "Saved" },
  saving: { icon: LoaderCircle, text: "Saving…" },
  conflict: { icon: TriangleAlert, text: "Not saved: choose a version above" },
} as const;
