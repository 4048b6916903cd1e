import { DeleteDialog } from "@/components/ui/delete-dialog.tsx";
import { plural } from "@/lib/format.ts";
import type { GenerationActions } from "./row-menu.tsx";

interface DeleteGenerationProps {
  id: string;
  name: string;
  accepted: number;
  remove: GenerationActions["remove"];
  /** Where to go afterwards, when the page is the generation's own. */
  next?: string;
  onClose: () => void;
}

/** Asks before a generation and all that it made is deleted. */
export default function DeleteGeneration({ id, name, accepted, remove, next, onClose }: DeleteGenerationProps) {
  return (
    <DeleteDialog
      name={name}
      confirm={accepted > 0 ? `Delete ${plural(accepted, "pair")}` : "Delete"}
      remove={() => remove({ id })}
      next={next}
      onClose={onClose}
    >
      {accepted > 0
        ? `Its settings and ${plural(accepted, "pair")} will be lost, with its evaluations, reviews, fixes and saved files. This cannot be undone; download the pairs first if you may need them.`
        : "Its settings will be lost; it has no pairs. This cannot be undone."}
    </DeleteDialog>
  );
}
