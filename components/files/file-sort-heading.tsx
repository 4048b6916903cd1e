import clsx from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import type { FileSort } from "@/lib/files/sorts.ts";
import { type FilesAddress, filesSortHref } from "./address.ts";

interface Props {
  sort: FileSort;
  label: string;
  address: FilesAddress;
  right?: boolean;
  className?: string;
}

/** A column's heading that sorts the files by it. */
export function FileSortHeading({ sort, label, address, right = false, className }: Props) {
  const sorted = address.sort === sort;
  const Arrow = !sorted ? ChevronsUpDown : address.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={!sorted ? "none" : address.direction === "asc" ? "ascending" : "descending"}
      className={clsx("px-2 py-2 font-medium first:pl-4", right ? "text-right" : "text-left", className)}
    >
      <Link
        href={filesSortHref(address, sort)}
        prefetch={false}
        scroll={false}
        className={clsx(
          "inline-flex items-center gap-1 rounded-sm align-middle hover:text-foreground",
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
