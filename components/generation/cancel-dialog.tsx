"use client";

import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { plural } from "@/lib/format.ts";
import { GENERATION_WORDS, type RunWords } from "./run-words.ts";
import type { GenerationActions } from "./types.ts";
import { useAction } from "./use-action.ts";

interface CancelDialogProps {
  id: string;
  accepted: number;
  cancel: GenerationActions["cancel"];
  onClose: () => void;
  words?: RunWords;
}

/** Asks before a generation is ended for good: a pause can be taken back, this cannot. */
export function CancelDialog({ id, accepted, cancel, onClose, words = GENERATION_WORDS }: CancelDialogProps) {
  const { run, pending, error } = useAction();
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Cancel this ${words.run}?`}
      keep="Go on"
      confirm={pending ? "Cancelling…" : `Cancel the ${words.run}`}
      pending={pending}
      onConfirm={() => run(() => cancel({ id }), onClose)}
    >
      {accepted > 0
        ? `The ${plural(accepted, words.one, words.many)} ${words.made} so far stay${words === GENERATION_WORDS ? " and can be downloaded" : ""}.`
        : `No ${words.one} has been ${words.made} yet.`}{" "}
      The rest will not be {words.made}, and a cancelled {words.run} cannot be resumed. To stop only for a while, use Pause.
      {error && (
        <Callout tone="danger" className="mt-4">
          {error}
        </Callout>
      )}
    </ConfirmDialog>
  );
}
