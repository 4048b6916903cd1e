import clsx from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import type { ListSort } from "@/lib/generation/list.ts";
import { type ListAddress, sortHref } from "./address.ts";

/** A column's heading that sorts the list by it. */
export function SortHeading({
  sort,
  label,
  address,
  right = false,
  className,
}: {
  sort: ListSort;
  label: string;
  address: ListAddress;
  right?: boolean;
  className?: string;
}) {
  const sorted = address.sort === sort;
  const Arrow = !sorted ? ChevronsUpDown : address.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={!sorted ? "none" : address.direction === "asc" ? "ascending" : "descending"}
      className={clsx("px-2 py-2 font-medium first:pl-4", right ? "text-right" : "text-left", className)}
    >
      <Link
        href={sortHref(address, sort)}
        prefetch={false}
        scroll={false}
        className={clsx(
          "inline-flex items-center align-middle gap-1 rounded-sm hover:text-foreground",
          right && "flex-row-reverse",
          sorted && "text-foreground",
        )}
      >
        {label}
        <Arrow aria-hidden className={clsx("size-3 shrink-0", !sorted && "opacity-50")} />
      </Link>
    </th>
  );
}
