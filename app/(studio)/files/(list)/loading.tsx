import { Skeleton } from "@/components/ui/skeleton.tsx";

const ROWS = ["one", "two", "three", "four", "five"];

/** The outline of the library. */
export default function FilesSkeleton() {
  return (
    <div role="status" aria-label="Loading the files" className="mx-auto flex w-full max-w-7xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8">
      <Skeleton className="h-8 w-32" />
      <Skeleton className="h-20" />
      <div className="flex flex-col gap-3">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-14" />
        ))}
      </div>
    </div>
  );
}
