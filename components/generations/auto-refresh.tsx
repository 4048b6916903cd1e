"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

const INTERVAL_MS = 2_000;
const CHECK_TIMEOUT_MS = 5_000;

/**
 * Loads the page's data again every 2 s while the tab is in sight, never two at a time, and waits while the server
 * does not answer. Shows nothing itself.
 */
export function AutoRefresh() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const busy = useRef(false);
  useEffect(() => {
    busy.current = pending;
  }, [pending]);
  useEffect(() => {
    let ended = false;
    const refresh = async () => {
      if (document.visibilityState !== "visible" || busy.current) return;
      busy.current = true;
      const answers = await isServerThere();
      busy.current = false;
      if (answers && !ended) startTransition(() => router.refresh());
    };
    const timer = setInterval(refresh, INTERVAL_MS);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      ended = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router]);
  return null;
}

/** A refresh that fails makes Next load the whole page anew, which would put the browser's error page in its place. */
async function isServerThere(): Promise<boolean> {
  try {
    const answer = await fetch("/icon.svg", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(CHECK_TIMEOUT_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
