"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useOutcome } from "@/components/ui/use-outcome.ts";

/** As `useOutcome`, and brings the progress up to date after each action. */
export function useAction() {
  const client = useQueryClient();
  return useOutcome(() => client.invalidateQueries({ queryKey: ["progress"] }));
}
