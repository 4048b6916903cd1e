"use client";

import { useEffect, useRef, useState } from "react";
import { nextPage, previousPage, type RowsAddress, rowsQuery } from "./address.ts";
import type { RowSummary } from "./types.ts";
import type { Go } from "./use-rows-address.ts";

interface Pages {
  address: RowsAddress;
  go: Go;
  rows: readonly RowSummary[];
  /** Whether `rows` are those of the address, and not still those of the page before. */
  settled: boolean;
  hasNext: boolean;
}

/** A page's own address, whatever row is open on it. */
const pageOf = (address: RowsAddress) => rowsQuery({ ...address, open: null });

/** The open row and its neighbours; at the end of a page the next page is turned to with it. */
export function useOpenRow({ address, go, rows, settled, hasNext }: Pages) {
  const page = pageOf(address);
  // The page that is being turned to, and which end of it to open when it has come.
  const [turning, setTurning] = useState<{ page: string; end: 0 | -1 } | null>(null);
  useEffect(() => {
    if (turning?.page !== page || !settled) return;
    const row = rows.at(turning.end);
    setTurning(null);
    if (row) go((now) => ({ ...now, open: row.id }), { replace: true });
  }, [turning, page, settled, rows, go]);

  // The page on which a row was opened here: Back leads there, so closing goes back and leaves no step behind.
  const openedOn = useRef<string | null>(null);
  const show = (id: string) => {
    openedOn.current = page;
    go((now) => ({ ...now, open: id }));
  };
  const close = () => {
    if (openedOn.current === page) window.history.back();
    else go((now) => ({ ...now, open: null }), { replace: true });
    openedOn.current = null;
  };

  const index = rows.findIndex((row) => row.id === address.open);
  const open = (row: RowSummary) => () => go((now) => ({ ...now, open: row.id }), { replace: true });
  const turn = (to: RowsAddress, end: 0 | -1) => () => {
    setTurning({ page: pageOf(to), end });
    go((now) => ({ ...to, open: now.open }), { replace: true });
  };
  const [first, last, before, after] = [rows[0], rows.at(-1), rows[index - 1], rows[index + 1]];
  const known = index >= 0 && settled;
  return {
    /** Its place on the page, from 0; -1 when it stands elsewhere, or the page is still to come. */
    index: known ? index : -1,
    row: rows[index],
    show,
    close,
    previous: !known ? null : before ? open(before) : first && address.page > 1 ? turn(previousPage(address, first.id), -1) : null,
    next: !known ? null : after ? open(after) : last && hasNext ? turn(nextPage(address, last.id), 0) : null,
  };
}
