"use client";

import { Eye, FlaskConical } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { PreviewDialog } from "./preview-dialog.tsx";
import { TryDialog } from "./try-dialog.tsx";

/** Look and try before paying for all. */
export function TrySection() {
  const [shown, setShown] = useState<"preview" | "try" | null>(null);
  const close = () => setShown(null);
  return (
    <section aria-labelledby="try-title" className="rounded-lg bg-surface p-4">
      <h2 id="try-title" className="font-medium">
        See it before you run it
      </h2>
      <p className="mt-1 text-[0.8125rem] text-soft">
        Preview shows the exact text that the model will get and costs nothing. Try it asks the model for 3 real pairs now.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => setShown("preview")}>
          <Eye aria-hidden /> Preview
        </Button>
        <Button onClick={() => setShown("try")}>
          <FlaskConical aria-hidden /> Try it
        </Button>
      </div>
      {shown === "preview" && <PreviewDialog onClose={close} />}
      {shown === "try" && <TryDialog onClose={close} />}
    </section>
  );
}
