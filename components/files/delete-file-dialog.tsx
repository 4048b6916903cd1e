import { DeleteDialog } from "@/components/ui/delete-dialog.tsx";
import type { FileActions } from "./file-actions.ts";

interface DeleteFileProps {
  id: string;
  name: string;
  /** What becomes of what uses it. */
  loss: string;
  /** Where to go afterwards, when the page is the file's own. */
  next?: string | undefined;
  remove: FileActions["remove"];
  onClose: () => void;
}

/** Asks before a file is deleted, and says what that does. */
export default function DeleteFile({ id, name, loss, next, remove, onClose }: DeleteFileProps) {
  return (
    <DeleteDialog name={name} confirm="Delete file" remove={() => remove({ id })} next={next} onClose={onClose}>
      The file and its text will be removed from the studio. {loss} This cannot be undone.
    </DeleteDialog>
  );
}
