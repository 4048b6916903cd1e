import { DeleteDialog } from "@/components/ui/delete-dialog.tsx";
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
export const DeleteEvaluation = ({ id, name, judged, remove, next, onClose }: DeleteEvaluationProps) => (
  <DeleteDialog
    name={name}
    confirm={judged > 0 ? `Delete ${plural(judged, "score")}` : "Delete"}
    remove={() => remove({ id })}
    next={next}
    onClose={onClose}
  >
    {judged > 0
      ? `${plural(judged, "score")} with the judge’s reasons will be lost, and your own ratings of these rows. The dataset and its other evaluations stay. This cannot be undone.`
      : "No row has been judged in it. The dataset stays. This cannot be undone."}
  </DeleteDialog>
);
