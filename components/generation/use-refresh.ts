"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const INTERVAL_MS = 2_000;
/** A dataset that takes longer is seen at the next visit. */
const MAX_TRIES = 60;

/** Loads what the server has drawn again when the status changes, and every 2 s while the files of an ended generation are being saved. */
export function useRefresh(status: string, saving: boolean) {
  const router = useRouter();
  const last = useRef(status);
  useEffect(() => {
    if (last.current === status) return;
    last.current = status;
    router.refresh();
  }, [status, router]);
  useEffect(() => {
    if (!saving) return;
    let tries = 0;
    const timer = setInterval(() => (tries++ < MAX_TRIES ? router.refresh() : clearInterval(timer)), INTERVAL_MS);
    return () => clearInterval(timer);
  }, [saving, router]);
}
