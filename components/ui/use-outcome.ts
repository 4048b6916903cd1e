"use client";

import { useState, useTransition } from "react";
import type { Outcome } from "@/lib/errors.ts";
import { settle } from "./settle.ts";

/**
 * Runs server actions and keeps the sentence of the last one's error; empty when there is none. `pending` lasts until the
 * page that `then` brings is there. `after` follows whatever the outcome was.
 */
export function useOutcome(after?: () => Promise<void>) {
  const [pending, startTransition] = useTransition();
  const [error, setError] = useState("");
  const run = <Value>(work: () => Promise<Outcome<Value>>, then?: (value: Value) => void) =>
    startTransition(async () => {
      const outcome = await settle(work());
      setError(outcome.ok ? "" : outcome.error.message);
      // What follows an `await` is part of the transition only when it is begun again.
      if (outcome.ok) startTransition(() => then?.(outcome.value));
      await after?.();
    });
  return { run, pending, error, setError };
}
