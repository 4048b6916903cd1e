import clsx from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";

interface Props {
  label: string;
  /** How the list is sorted by this column; null when it is not. */
  sorted: "asc" | "desc" | null;
  /** Where it is sorted by this column, or the other way round. */
  href: string;
  right?: boolean;
  className?: string | undefined;
}

/** A column's heading that sorts the list by it. */
export function SortHeading({ label, sorted, href, right = false, className }: Props) {
  const Arrow = sorted === null ? ChevronsUpDown : sorted === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={sorted === null ? "none" : sorted === "asc" ? "ascending" : "descending"}
      className={clsx("px-2 py-2 font-medium first:pl-4", right ? "text-right" : "text-left", className)}
    >
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        className={clsx(
          "inline-flex items-center gap-1 rounded-sm align-middle hover:text-foreground",
          right && "flex-row-reverse",
          sorted !== null && "text-foreground",
        )}
      >
        {label}
        <Arrow aria-hidden className={clsx("size-3 shrink-0", sorted === null && "opacity-50")} />
      </Link>
    </th>
  );
}
