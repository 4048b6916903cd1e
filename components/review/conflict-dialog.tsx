"use client";

import { RowFields } from "@/components/rows/row-fields.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import { fieldsOf } from "./focus-view.tsx";
import { StateBadge } from "./state-badge.tsx";
import type { Conflict } from "./use-review.ts";
import { VERBS } from "./words.ts";

interface ConflictDialogProps {
  conflict: Conflict;
  onTheirs: () => void;
  onMine: () => void;
  /** Only for what is written: goes on writing, based on the row as it is now. */
  onEdit: (() => void) | null;
}

/** Two people at once: what both did, side by side, and nothing lost of either until it is decided. */
export function ConflictDialog({ conflict, onTheirs, onMine, onEdit }: ConflictDialogProps) {
  const { mine, theirs } = conflict;
  const footer = (
    <>
      {onEdit && (
        <Button onClick={onEdit} data-first-focus>
          Edit on
        </Button>
      )}
      <Button onClick={onTheirs} {...(!onEdit && { "data-first-focus": true })}>
        Take theirs
      </Button>
      <Button variant="primary" onClick={onMine}>
        Keep mine
      </Button>
    </>
  );
  return (
    <Dialog
      open
      wide
      // Closing decides nothing: what was typed stays where it was.
      onOpenChange={(open) => !open && (onEdit ?? onTheirs)()}
      title="Somebody else changed this pair meanwhile"
      description={`${authorOf(theirs)} was faster. Nothing of yours was saved yet, and nothing of theirs is lost: decide which is to stay.`}
      footer={footer}
    >
      <div className="grid gap-x-8 gap-y-8 md:grid-cols-2">
        <section aria-label="Theirs, as it is now" className="min-w-0">
          <h3 className="mb-3 flex flex-wrap items-center gap-x-3 font-semibold">
            Theirs <StateBadge state={theirs.state} className="font-normal" />
          </h3>
          {mine.kind === "note" ? <Note text={theirs.note} /> : <RowFields fields={fieldsOf(theirs.data)} raw owner="Theirs" />}
        </section>
        <section aria-label="Yours" className="min-w-0">
          <h3 className="mb-3 font-semibold">Yours</h3>
          {mine.kind === "edit" ? (
            <RowFields fields={fieldsOf(mine.data)} raw owner="Yours" />
          ) : mine.kind === "note" ? (
            <Note text={mine.note} />
          ) : (
            <>
              <p className="mb-3">{VERBS[mine.kind]}, having read this:</p>
              <RowFields fields={fieldsOf(conflict.seen.data)} raw owner="As you saw it" />
            </>
          )}
        </section>
      </div>
    </Dialog>
  );
}

const Note = ({ text }: { text: string }) => <p className="whitespace-pre-wrap break-words">{text || "(no note)"}</p>;

/** Who was last at it, as far as that is known. */
function authorOf({ editedAt, editedBy, reviewedAt, reviewedBy }: ReviewRow): string {
  const name = (editedAt ?? "") > (reviewedAt ?? "") ? editedBy : reviewedBy;
  return name || "Somebody";
}
