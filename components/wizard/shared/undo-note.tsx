"use client";

import { Undo2 } from "lucide-react";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button.tsx";

interface Undoable {
  text: string;
  undo: () => void;
}

/** Says beside a field what was just done to it, and offers it back. The latest one only. */
export function useUndo() {
  const [last, setLast] = useState<Undoable | null>(null);
  const offer = useCallback((text: string, undo: () => void) => setLast({ text, undo }), []);
  const clear = useCallback(() => setLast(null), []);
  const note = last && (
    <p className="flex flex-wrap items-center gap-2 rounded-md bg-muted py-1 pr-1 pl-3 text-[0.8125rem]">
      <span className="flex-1">{last.text}</span>
      <Button
        size="small"
        variant="ghost"
        onClick={() => {
          last.undo();
          setLast(null);
        }}
      >
        <Undo2 aria-hidden /> Undo
      </Button>
    </p>
  );
  return { offer, clear, note: <div aria-live="polite">{note}</div> };
}
