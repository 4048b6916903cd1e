import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { formatExact, plural } from "@/lib/format.ts";

interface PagerProps {
  /** Position of the first row shown, from 1. */
  from: number;
  shown: number;
  total: number;
  /** What one of them is called, such as “pair”. */
  noun: string;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** Which rows are shown, and the way to those before and after. */
export function Pager({ from, shown, total, noun, onPrevious, onNext }: PagerProps) {
  const to = from + shown - 1;
  return (
    <nav aria-label={`Pages of ${noun}s`} className="flex items-center justify-between gap-3 border-t px-4 py-2.5">
      <p className="text-soft text-[0.8125rem] tabular-nums">
        {shown === 0 ? "None" : `${formatExact(from)}–${formatExact(to)}`} of {plural(Math.max(total, to), noun)}
      </p>
      <div className={`flex gap-2 ${onPrevious || onNext ? "" : "invisible"}`}>
        <Button
          size="small"
          disabled={!onPrevious}
          title={onPrevious ? undefined : "This is the first page"}
          onClick={() => onPrevious?.()}
        >
          <ChevronLeft /> Previous
        </Button>
        <Button size="small" disabled={!onNext} title={onNext ? undefined : "This is the last page"} onClick={() => onNext?.()}>
          Next <ChevronRight />
        </Button>
      </div>
    </nav>
  );
}
