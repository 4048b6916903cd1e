import Link from "next/link";
import type { ReactNode } from "react";
import type { Lineage, Relative } from "@/lib/lineage/lineage.ts";

/** What a dataset was made from and what followed it; nothing for one that stands alone. */
export function LineageNote({ lineage: { parent, children } }: { lineage: Lineage }) {
  if (!parent && children.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 text-soft">
      {parent && (
        <span>
          Made from the approved rows of <Name relative={parent} />
        </span>
      )}
      {children.length > 0 && (
        <span>
          Followed by{" "}
          {children.map((child, index) => (
            <span key={child.id}>
              {index > 0 && ", "}
              <Name relative={child} />
              {child.status === "draft" && " (draft)"}
            </span>
          ))}
        </span>
      )}
    </p>
  );
}

const Name = ({ relative: { id, name } }: { relative: Relative }): ReactNode => (
  <Link href={`/generations/${id}`} prefetch={false} className="rounded-sm text-accent underline-offset-4 hover:underline">
    {name || "an unnamed dataset"}
  </Link>
);
