"use client";

import { useEffect, useState } from "react";
import type { ProgressView } from "./types.ts";

/** Workers report every second, and planning takes some seconds at most. */
const PATIENCE_MS = 10_000;

/** Whether it should be made, but no worker has had a hand in it for a while. */
export function useStalled({ status, level }: ProgressView): boolean {
  const [stalled, setStalled] = useState(false);
  const idle = status === "queued" || (status === "running" && level === null);
  useEffect(() => {
    if (!idle) return setStalled(false);
    const timer = setTimeout(() => setStalled(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [idle]);
  return stalled;
}
