import { CircleCheck, TriangleAlert, X } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button.tsx";
import type { ReviewNote } from "./use-review.ts";

interface StatusLineProps {
  note: ReviewNote | null;
  onUndo: (what: NonNullable<ReviewNote["undo"]>) => void;
  onClose: () => void;
}

/** What was done last, with Undo; screen readers hear it. */
export function StatusLine({ note, onUndo, onClose }: StatusLineProps) {
  const Icon = note?.tone === "problem" ? TriangleAlert : CircleCheck;
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-16 z-30 flex justify-center px-4 empty:hidden">
      {note && (
        <div className="pointer-events-auto flex max-w-xl items-center gap-3 rounded-lg border bg-background py-1.5 pr-1.5 pl-4 shadow-sm">
          <Icon aria-hidden className={`size-4 shrink-0 ${note.tone === "problem" ? "text-warning" : "text-accent"}`} />
          <span className="min-w-0 break-words text-[0.8125rem]">{note.text}</span>
          {note.undo && (
            <Button size="small" title="Key: U" onClick={() => note.undo && onUndo(note.undo)}>
              Undo
            </Button>
          )}
          <IconButton label="Hide this message" onClick={onClose}>
            <X />
          </IconButton>
        </div>
      )}
    </div>
  );
}
