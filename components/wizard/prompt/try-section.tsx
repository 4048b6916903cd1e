"use client";

import { Eye, FlaskConical } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import type { Inputs } from "@/lib/sources/inputs.ts";
import { PreviewDialog } from "./preview-dialog.tsx";
import { TryDialog } from "./try-dialog.tsx";

/** Look and try before paying for all. */
export function TrySection({ inputs = "seeds" }: { inputs?: Inputs }) {
  const [shown, setShown] = useState<"preview" | "try" | null>(null);
  const close = () => setShown(null);
  return (
    <section aria-labelledby="try-title" className="rounded-lg bg-surface p-4">
      <h2 id="try-title" className="font-medium">
        See it before you run it
      </h2>
      <p className="mt-1 text-[0.8125rem] text-soft">
        Preview shows the exact text that the model will get and costs nothing. Try it asks the model for 3 real{" "}
        {inputs === "items" ? "completions" : "pairs"} now.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => setShown("preview")}>
          <Eye aria-hidden /> Preview
        </Button>
        <Button onClick={() => setShown("try")}>
          <FlaskConical aria-hidden /> Try it
        </Button>
      </div>
      {shown === "preview" && <PreviewDialog inputs={inputs} onClose={close} />}
      {shown === "try" && <TryDialog inputs={inputs} onClose={close} />}
    </section>
  );
}
