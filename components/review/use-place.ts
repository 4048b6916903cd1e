"use client";

import { useEffect, useState } from "react";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import type { ReviewAddress } from "./address.ts";
import { SEGMENT } from "./columns.ts";
import type { ListedRows } from "./use-listed-rows.ts";
import type { GoReview } from "./use-review-address.ts";

/** Rows that are read ahead of the open one. */
const AHEAD = 10;

/** Where one stands among the rows that the filter shows, and the ways from there. */
export function usePlace(address: ReviewAddress, go: GoReview, list: ListedRows) {
  // In the table the keys move faster than addresses may change; it is written when a row is opened, or another part shown.
  const [active, setActive] = useState(address.at);
  const [followed, setFollowed] = useState(address);
  if (followed.at !== address.at || followed.filter !== address.filter || followed.sort !== address.sort) {
    setFollowed(address);
    setActive(address.at);
  }
  const [turningTo, setTurningTo] = useState<number | null>(null);
  const known = address.open === null ? null : list.rowAt(address.at)?.id === address.open ? address.at : list.placeOf(address.open);
  const place = known ?? null;
  const { look } = list;
  const around = address.open === null ? null : (turningTo ?? address.at);
  useEffect(() => {
    if (around !== null) look(around - 1, around + AHEAD);
  }, [around, look]);

  const target = turningTo === null ? undefined : list.rowAt(turningTo);
  useEffect(() => {
    if (turningTo === null || !target) return;
    setTurningTo(null);
    go((now) => ({ ...now, at: turningTo, open: target.id }), { replace: true });
  }, [turningTo, target, go]);

  const clamp = (to: number) => Math.max(0, list.total === null ? to : Math.min(list.total - 1, to));
  const turn = (to: number) => {
    const row = list.rowAt(to);
    if (row) go((now) => ({ ...now, at: to, open: row.id }), { replace: true });
    else setTurningTo(to);
  };
  const hasNext = place === null ? (list.total ?? 0) > 0 : list.rowAt(place + 1) !== undefined || place + 1 < (list.total ?? 0);
  const show = (at: number) => {
    const to = clamp(at);
    setActive(to);
    if (to !== address.at) go((now) => ({ ...now, at: to }), { replace: true });
  };
  return {
    active,
    place,
    /** The first row of the part of the table that is shown. */
    start: Math.floor(active / SEGMENT) * SEGMENT,
    setActive: (to: number) => setActive(clamp(to)),
    /** Shows a place of the table, and keeps it in the address. */
    show,
    open: (row: ReviewRow, at: number) => go((now) => ({ ...now, at, open: row.id })),
    openAt: (at: number) => turn(clamp(at)),
    close: () => {
      const at = place ?? address.at;
      setActive(at);
      go((now) => ({ ...now, at, open: null }));
    },
    previous: place !== null && place > 0 ? () => turn(place - 1) : null,
    next: hasNext ? () => turn(place === null ? 0 : place + 1) : null,
  };
}
