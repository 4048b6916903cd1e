import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { formatExact } from "@/lib/format.ts";
import { type FilesAddress, filesHref, PAGE_SIZE } from "./address.ts";

/** Which part of the library is shown, and the way to the other parts. */
export function FilePages({ address, total }: { address: FilesAddress; total: number }) {
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const first = (address.page - 1) * PAGE_SIZE + 1;
  const end = Math.min(total, address.page * PAGE_SIZE);
  return (
    <nav aria-label="Pages of the list" className="flex flex-wrap items-center justify-between gap-3">
      <p role="status" className={total === 0 ? "sr-only" : "text-soft tabular-nums"}>
        {total <= PAGE_SIZE ? `${formatExact(total)} in all` : `${formatExact(first)}–${formatExact(end)} of ${formatExact(total)}`}
      </p>
      {last > 1 && (
        <div className="flex gap-2">
          {address.page > 1 && (
            <ButtonLink size="small" rel="prev" href={filesHref(address, { page: address.page - 1 })}>
              <ChevronLeft aria-hidden /> Previous
            </ButtonLink>
          )}
          {address.page < last && (
            <ButtonLink size="small" rel="next" href={filesHref(address, { page: address.page + 1 })}>
              Next <ChevronRight aria-hidden />
            </ButtonLink>
          )}
        </div>
      )}
    </nav>
  );
}
