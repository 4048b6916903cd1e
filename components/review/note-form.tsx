"use client";

import { type FormEvent, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Textarea } from "@/components/ui/field.tsx";
import { NOTE_LENGTH } from "@/lib/review/kinds.ts";

interface NoteFormProps {
  text: string;
  onText: (text: string) => void;
  onSave: () => void;
  onCancel: () => void;
}

/** What a person writes about a row: plain text. */
export function NoteForm({ text, onText, onSave, onCancel }: NoteFormProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    onSave();
  };
  return (
    <form
      onSubmit={save}
      className="flex flex-col gap-2"
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        if (event.key === "Escape") onCancel();
      }}
    >
      <label htmlFor={id} className="sr-only">
        Note
      </label>
      <Textarea
        id={id}
        ref={box}
        value={text}
        maxLength={NOTE_LENGTH}
        onChange={({ target }) => onText(target.value)}
        className="field-sizing-content max-h-60"
      />
      <div className="flex items-center gap-2">
        <Button size="small" type="submit" variant="primary">
          Save the note
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
        {text.length > NOTE_LENGTH * 0.9 && <span className="text-soft text-xs tabular-nums">{NOTE_LENGTH - text.length} left</span>}
      </div>
    </form>
  );
}
