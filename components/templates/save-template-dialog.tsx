"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { TEMPLATE_LIMITS } from "@/lib/templates/about.ts";
import { TemplateForm } from "./template-form.tsx";
import type { SaveTemplate } from "./types.ts";

const FORM = "save-template";

/** Keeps what a dataset was made with, to begin others with it. */
export default function SaveTemplateDialog({
  id,
  name,
  save,
  onClose,
}: {
  /** The draft's or generation's. */
  id: string;
  name: string;
  save: SaveTemplate;
  onClose: () => void;
}) {
  const { run, pending, error } = useOutcome();
  const [saved, setSaved] = useState("");
  const footer = saved ? (
    <Button variant="primary" onClick={onClose}>
      Close
    </Button>
  ) : (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={FORM} disabled={pending}>
        {pending ? "Saving…" : "Save template"}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Save as template"
      description="It takes the prompt, seeds, examples, fields, attributes and the model's settings. Model, connection, files and spending limit are not part of it."
      footer={footer}
    >
      {saved ? (
        <Callout tone="success" title={`“${saved}” is saved`}>
          You find it under{" "}
          <Link href="/templates" className="font-medium underline underline-offset-4">
            Templates
          </Link>
          , and when you begin a new dataset.
        </Callout>
      ) : (
        <TemplateForm
          id={FORM}
          initial={{ name: name.trim().slice(0, TEMPLATE_LIMITS.nameLength), description: "", shared: false }}
          onSubmit={(about) =>
            run(
              () => save({ generationId: id, ...about }),
              () => setSaved(about.name),
            )
          }
        />
      )}
      {error && (
        <Callout tone="danger" className="mt-4">
          {error}
        </Callout>
      )}
    </Dialog>
  );
}
