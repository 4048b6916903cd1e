"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseRowsAddress, type RowsAddress, rowsQuery } from "./address.ts";

/** Changes the rows' address, from what it is at that moment: clicks may come faster than the page is drawn. */
export type Go = (change: (now: RowsAddress) => RowsAddress, options?: { replace?: boolean }) => void;

/** The rows' address, and a way to change it that asks nothing of the server: the rows have their own request. */
export function useRowsAddress(): [RowsAddress, Go] {
  const parameters = useSearchParams();
  const path = usePathname();
  const address = useMemo(() => parseRowsAddress(parameters), [parameters]);
  const go = useCallback<Go>(
    (change, { replace = false } = {}) => {
      const next = change(parseRowsAddress(new URLSearchParams(window.location.search)));
      const target = `${path}${rowsQuery(next)}`;
      if (replace) window.history.replaceState(null, "", target);
      else window.history.pushState(null, "", target);
    },
    [path],
  );
  return [address, go];
}
