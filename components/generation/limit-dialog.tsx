"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import type { GenerationActions } from "./types.ts";
import { useAction } from "./use-action.ts";

interface LimitDialogProps {
  id: string;
  limit: number | null;
  setLimit: GenerationActions["setLimit"];
  onClose: () => void;
}

/** Asks for another spending limit. */
export function LimitDialog({ id, limit, setLimit, onClose }: LimitDialogProps) {
  const { run, pending, error } = useAction();
  const [wrong, setWrong] = useState("");
  const message = wrong || error || undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("limit") ?? "").trim();
    const amount = text === "" ? null : Number(text.replace(",", "."));
    const problem = Number.isNaN(amount) ? "Enter an amount in dollars, such as 5, or nothing for no limit." : "";
    setWrong(problem);
    if (!problem) run(() => setLimit({ id, limit: amount }), onClose);
  };
  const footer = (
    <>
      <Button onClick={onClose}>Leave it</Button>
      <Button variant="primary" type="submit" form="limit-form" disabled={pending}>
        {pending ? "Saving…" : "Save"}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Spending limit" footer={footer}>
      <form id="limit-form" noValidate onSubmit={submit}>
        <Field
          id="limit"
          label="Limit in US dollars"
          hint="When the cost so far reaches it, it pauses. Leave it empty for no limit."
          error={message}
        >
          <Input
            {...describe("limit", message)}
            data-first-focus
            name="limit"
            inputMode="decimal"
            defaultValue={limit ?? ""}
            autoComplete="off"
          />
        </Field>
      </form>
    </Dialog>
  );
}
