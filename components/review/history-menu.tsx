"use client";

import { History, Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { LocalTime } from "@/components/ui/local-time.tsx";
import type { ReviewHistory } from "./types.ts";
import { describeDone } from "./words.ts";

interface HistoryButtonProps {
  actions: ReviewHistory["actions"];
  /** Null where nothing can be undone. */
  onUndo: ((action: ReviewHistory["actions"][number]) => void) | null;
}

/** The last changes, each with who, when, and Undo. */
export function HistoryButton({ actions, onUndo }: HistoryButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <History /> Changes
      </Button>
      {open && (
        <Dialog
          open
          onOpenChange={setOpen}
          title="The last changes"
          description="Undo puts the pairs back as they were; those that were changed again since stay as they are."
        >
          {actions.length === 0 ? (
            <p className="text-soft">Nobody has changed a pair yet.</p>
          ) : (
            <ul className="divide-y">
              {actions.map((action) => (
                <li key={action.id} className="flex items-center justify-between gap-3 py-2">
                  <span className="min-w-0">
                    <span className={action.undoneAt ? "text-soft line-through" : ""}>{describeDone(action.kind, action.rows)}</span>
                    <span className="block text-[0.8125rem] text-soft">
                      {action.mine ? "You" : action.by || "Somebody who has left"}, <LocalTime iso={action.createdAt} />
                    </span>
                  </span>
                  {action.undoneAt ? (
                    <span className="text-[0.8125rem] text-soft">Undone</span>
                  ) : (
                    onUndo && (
                      <Button
                        size="small"
                        aria-label={`Undo: ${describeDone(action.kind, action.rows)}`}
                        onClick={() => {
                          setOpen(false);
                          onUndo(action);
                        }}
                      >
                        <Undo2 /> Undo
                      </Button>
                    )
                  )}
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      )}
    </>
  );
}
