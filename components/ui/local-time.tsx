"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};
const clock = new Intl.DateTimeFormat("en", { timeStyle: "medium", hourCycle: "h23" });
const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" });
const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });

/** A moment in the reader's own time zone, which only the browser knows: the time today, the date before; all of it on hover. */
export function LocalTime({ iso, className }: { iso: string; className?: string }) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const date = new Date(iso);
  const today = inBrowser && date.toDateString() === new Date().toDateString();
  return (
    <time dateTime={iso} title={inBrowser ? exact.format(date) : undefined} className={className}>
      {inBrowser ? (today ? clock : day).format(date) : "\u00a0"}
    </time>
  );
}
