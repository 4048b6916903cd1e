"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { GenerationActions } from "./row-menu.tsx";

const MAX_LENGTH = 120;

/** Asks for a generation's new name. */
export default function RenameDialog({
  id,
  name,
  rename,
  noun = "generation",
  onClose,
}: {
  id: string;
  name: string;
  rename: GenerationActions["rename"];
  /** What it is, in words. */
  noun?: "generation" | "evaluation";
  onClose: () => void;
}) {
  const router = useRouter();
  const { run, pending, error, setError } = useOutcome();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (!next) return setError(noun === "generation" ? "Give the dataset a name." : "Give the evaluation a name.");
    run(
      () => rename({ id, name: next }),
      () => {
        router.refresh();
        onClose();
      },
    );
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form="rename" disabled={pending}>
        {pending ? "Renaming…" : "Rename"}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title={`Rename the ${noun}`} footer={footer}>
      <form id="rename" noValidate onSubmit={submit}>
        <Field
          id="rename-name"
          label="Name"
          hint={`Only the name changes; settings and ${noun === "generation" ? "pairs" : "scores"} stay as they are.`}
          error={error}
        >
          <Input
            {...describe("rename-name", error)}
            data-first-focus
            name="name"
            defaultValue={name}
            maxLength={MAX_LENGTH}
            autoComplete="off"
          />
        </Field>
      </form>
    </Dialog>
  );
}
