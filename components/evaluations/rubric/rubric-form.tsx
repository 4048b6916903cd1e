"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input, Textarea } from "@/components/ui/field.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";
import type { RubricContent } from "@/lib/evaluation/rubric.ts";
import { RUBRIC_LIMITS, type RubricForm as RubricInput } from "@/lib/evaluation/rubric-form.ts";
import { RubricEditor } from "./rubric-editor.tsx";
import type { EditedRubric } from "./rubric-ops.ts";
import { focusFirstInvalid, useRubric } from "./use-rubric.ts";

export type SaveRubric = (input: RubricInput & { id?: string; version?: number }) => Promise<Outcome<{ id: string; version: number }>>;

interface RubricFormProps {
  /** Of a saved rubric, with the version that is being edited; left out for a new one. */
  saved?: { id: string; version: number };
  initial: { name: string; description: string; shared: boolean; content: RubricContent };
  save: SaveRubric;
}

/** Writes a rubric, or changes one: its name, whether the others see it, its criteria and examples. */
export function RubricForm({ saved, initial, save }: RubricFormProps) {
  const router = useRouter();
  const [version, setVersion] = useState(saved?.version);
  const [about, setAbout] = useState({ name: initial.name, description: initial.description, shared: initial.shared });
  const { rubric, errors, setRubric, content, check } = useRubric(initial.content);
  const { run, pending, error } = useOutcome();
  const [nameError, setNameError] = useState<string>();
  const [state, setState] = useState<"as-saved" | "changed" | "just-saved">("as-saved");
  useEffect(() => {
    if (state !== "changed") return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [state]);

  const change = (next: Partial<typeof about>) => {
    setAbout({ ...about, ...next });
    setState("changed");
  };
  const changeRubric = (next: EditedRubric) => {
    setRubric(next);
    setState("changed");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = about.name.trim() === "" ? "Give the rubric a name." : undefined;
    setNameError(missing);
    if (!check() || missing) return setTimeout(focusFirstInvalid);
    const known = saved && version !== undefined ? { id: saved.id, version } : {};
    run(
      () => save({ ...about, name: about.name.trim(), description: about.description.trim(), content: content(), ...known }),
      (kept) => {
        setVersion(kept.version);
        setState("just-saved");
        if (saved) router.refresh();
        else router.push(`/evaluations/rubrics/${kept.id}`);
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <div className="flex flex-col gap-4">
        <Field id="rubric-name" label="Name" error={nameError}>
          <Input
            {...describe("rubric-name", nameError, false)}
            value={about.name}
            maxLength={RUBRIC_LIMITS.nameLength}
            autoComplete="off"
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <Field id="rubric-description" label="Description" hint="One sentence that says which datasets it is for.">
          <Textarea
            {...describe("rubric-description", undefined)}
            value={about.description}
            maxLength={RUBRIC_LIMITS.descriptionLength}
            className="field-sizing-content min-h-9!"
            onChange={(event) => change({ description: event.target.value })}
          />
        </Field>
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={about.shared}
            onChange={(event) => change({ shared: event.target.checked })}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            Share it with everybody in this studio
            <span className="block text-[0.8125rem] text-soft">They can judge with it and copy it; only you and owners change it.</span>
          </span>
        </label>
      </div>
      <RubricEditor rubric={rubric} errors={errors} onChange={changeRubric} />
      {error && (
        <Callout tone="danger" title="It was not saved">
          {error}
        </Callout>
      )}
      <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center justify-end gap-3 border-t bg-background px-4 py-3 sm:-mx-8 sm:px-8">
        <p role="status" className="mr-auto text-[0.8125rem] text-soft">
          {state === "changed" && "Not saved yet."}
          {state === "just-saved" && `Saved${version === undefined ? "" : ` as version ${version}`}.`}
          {state === "as-saved" && version !== undefined && `Version ${version}.`}
        </p>
        <ButtonLink href="/evaluations/rubrics">{state === "changed" ? "Leave without saving" : "All rubrics"}</ButtonLink>
        <Button type="submit" variant="primary" disabled={pending}>
          {pending ? "Saving…" : "Save rubric"}
        </Button>
      </div>
    </form>
  );
}
