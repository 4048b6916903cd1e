import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { WRITE_LIMITS } from "@/lib/generation/write-request.ts";

const WISHES = ["Shorter", "More formal", "Simpler words", "More detailed"] as const;

/** Changes the text that is shown: by a press, or by words of one's own. */
export function Refine({ onRefine }: { onRefine: (instruction: string) => void }) {
  const [wish, setWish] = useState("");
  const ask = () => wish.trim() && onRefine(wish.trim());
  return (
    <section aria-label="Change the text" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-[0.8125rem] text-soft">Not quite right?</span>
        {WISHES.map((name) => (
          <Button key={name} size="small" onClick={() => onRefine(name.toLowerCase())}>
            {name}
          </Button>
        ))}
      </div>
      <div className="flex gap-2">
        <Input
          aria-label="What should be different"
          value={wish}
          maxLength={WRITE_LIMITS.instruction}
          autoComplete="off"
          placeholder="Or say it: ask for the order number first"
          onChange={(event) => setWish(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            ask();
          }}
        />
        <Button disabled={!wish.trim()} onClick={ask}>
          Change it
        </Button>
      </div>
    </section>
  );
}
