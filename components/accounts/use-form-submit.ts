"use client";

import { type FormEvent, useState } from "react";
import type { PublicError } from "@/lib/errors.ts";

const LOST: PublicError = { code: "unavailable:network", message: "The studio did not answer. Check your connection, then try again." };

/**
 * Runs a form: one submission at a time, with its error. `run` answers an error to show, or nothing when it worked.
 * `text(form, name)` reads its fields.
 */
export function useFormSubmit(run: (form: FormData, element: HTMLFormElement) => Promise<PublicError | undefined>) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<PublicError>();
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const element = event.currentTarget;
    setPending(true);
    setError(undefined);
    const problem = await run(new FormData(element), element).catch(() => LOST);
    setError(problem);
    setPending(false);
    if (problem?.field) focusField(element, problem.field);
  };
  return { pending, error, onSubmit, errorAt: (field: string) => (error?.field === field ? error.message : undefined) };
}

/** A field of a form as text. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function focusField(form: HTMLFormElement, name: string) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
