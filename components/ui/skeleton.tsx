import clsx from "clsx";

/** The outline of what is known to come. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("animate-pulse rounded-md bg-muted", className)} />;
}
