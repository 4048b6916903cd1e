"use client";

import { useRouter } from "next/navigation";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { plural } from "@/lib/format.ts";
import type { EvaluationActions } from "./list/evaluation-menu.tsx";

interface DeleteEvaluationProps {
  id: string;
  name: string;
  judged: number;
  remove: EvaluationActions["remove"];
  /** Where to go afterwards, when the page is the evaluation's own. */
  next?: string;
  onClose: () => void;
}

/** Asks before an evaluation with its scores, reasons and people's ratings is deleted. */
export function DeleteEvaluation({ id, name, judged, remove, next, onClose }: DeleteEvaluationProps) {
  const router = useRouter();
  const { run, pending, error } = useOutcome();
  const confirm = () =>
    run(
      () => remove({ id }),
      () => {
        if (next) router.push(next);
        else router.refresh();
        onClose();
      },
    );
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete “${name}”?`}
      confirm={pending ? "Deleting…" : judged > 0 ? `Delete ${plural(judged, "score")}` : "Delete"}
      pending={pending}
      onConfirm={confirm}
    >
      {judged > 0
        ? `${plural(judged, "score")} with the judge’s reasons will be lost, and your own ratings of these rows. The dataset and its other evaluations stay. This cannot be undone.`
        : "No row has been judged in it. The dataset stays. This cannot be undone."}
      {error && (
        <Callout tone="danger" className="mt-4">
          {error}
        </Callout>
      )}
    </ConfirmDialog>
  );
}
