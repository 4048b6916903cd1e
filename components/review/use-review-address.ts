"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { parseReviewAddress, type ReviewAddress, reviewQuery } from "./address.ts";

export type GoReview = (change: (now: ReviewAddress) => ReviewAddress, options?: { replace?: boolean }) => void;

/** The address, and a way to change it that asks nothing of the server: the rows have their own requests. */
export function useReviewAddress(): [ReviewAddress, GoReview] {
  const parameters = useSearchParams();
  const path = usePathname();
  const address = useMemo(() => parseReviewAddress(parameters), [parameters]);
  const go = useCallback<GoReview>(
    (change, { replace = false } = {}) => {
      const target = `${path}${reviewQuery(change(parseReviewAddress(new URLSearchParams(window.location.search))))}`;
      if (replace) window.history.replaceState(null, "", target);
      else window.history.pushState(null, "", target);
    },
    [path],
  );
  return [address, go];
}
