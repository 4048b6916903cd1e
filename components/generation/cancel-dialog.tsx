"use client";

import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { plural } from "@/lib/format.ts";
import type { GenerationActions } from "./types.ts";
import { useAction } from "./use-action.ts";

interface CancelDialogProps {
  id: string;
  accepted: number;
  cancel: GenerationActions["cancel"];
  onClose: () => void;
}

/** Asks before a generation is ended for good: a pause can be taken back, this cannot. */
export function CancelDialog({ id, accepted, cancel, onClose }: CancelDialogProps) {
  const { run, pending, error } = useAction();
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title="Cancel this generation?"
      keep="Go on"
      confirm={pending ? "Cancelling…" : "Cancel the generation"}
      pending={pending}
      onConfirm={() => run(() => cancel({ id }), onClose)}
    >
      {accepted > 0 ? `The ${plural(accepted, "pair")} made so far stay and can be downloaded.` : "No pair has been made yet."} The rest
      will not be made, and a cancelled generation cannot be resumed. To stop only for a while, use Pause.
      {error && (
        <Callout tone="danger" className="mt-4">
          {error}
        </Callout>
      )}
    </ConfirmDialog>
  );
}
