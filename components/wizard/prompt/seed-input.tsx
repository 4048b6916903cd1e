"use client";

import { Plus } from "lucide-react";
import { type ClipboardEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { splitSeeds } from "./split-seeds.ts";

/** Type and Enter, or paste many lines. What was typed is taken over when the field is left, so that Next never loses it. */
export function SeedInput({ error, onAdd }: { error: string | undefined; onAdd: (seeds: string[]) => void }) {
  const [text, setText] = useState("");
  const add = () => {
    const seeds = splitSeeds(text);
    if (seeds.length > 0) onAdd(seeds);
    setText("");
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData("text");
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    onAdd(splitSeeds(pasted));
  };
  return (
    <Field id="seeds" label="Add a seed" hint="Press Enter to add it. Pasting several lines adds each as a seed." error={error}>
      <div className="flex gap-2">
        <Input
          {...describe("seeds", error)}
          value={text}
          autoComplete="off"
          placeholder="Refunds after a cancelled booking"
          onChange={(event) => setText(event.target.value)}
          onPaste={paste}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add}>
          <Plus aria-hidden /> Add
        </Button>
      </div>
    </Field>
  );
}
