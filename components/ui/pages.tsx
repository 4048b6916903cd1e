import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { formatExact } from "@/lib/format.ts";

interface Props {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  hrefOf: (page: number) => string;
}

/** Which part of a list is shown, and the way to the other parts. */
export function Pages({ page, pageSize, total, hrefOf }: Props) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const first = (page - 1) * pageSize + 1;
  const end = Math.min(total, page * pageSize);
  return (
    <nav aria-label="Pages of the list" className="flex flex-wrap items-center justify-between gap-3">
      <p role="status" className={total === 0 ? "sr-only" : "text-soft tabular-nums"}>
        {total <= pageSize ? `${formatExact(total)} in all` : `${formatExact(first)}–${formatExact(end)} of ${formatExact(total)}`}
      </p>
      {last > 1 && (
        <div className="flex gap-2">
          {page > 1 && (
            <ButtonLink size="small" rel="prev" href={hrefOf(page - 1)}>
              <ChevronLeft aria-hidden /> Previous
            </ButtonLink>
          )}
          {page < last && (
            <ButtonLink size="small" rel="next" href={hrefOf(page + 1)}>
              Next <ChevronRight aria-hidden />
            </ButtonLink>
          )}
        </div>
      )}
    </nav>
  );
}
