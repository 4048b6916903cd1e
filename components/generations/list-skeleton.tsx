import { Skeleton } from "@/components/ui/skeleton.tsx";

const ROWS = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/** The outline of the Generations list. */
export function ListSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the generations"
      className="mx-auto flex w-full max-w-7xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8"
    >
      <Skeleton className="h-8 w-44" />
      <div className="flex gap-2">
        <Skeleton className="h-9 w-72" />
        <Skeleton className="hidden h-9 w-32 sm:block" />
        <Skeleton className="hidden h-9 w-32 sm:block" />
      </div>
      <div className="flex flex-col gap-3">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-14" />
        ))}
      </div>
    </div>
  );
}
