import { Copy, Users } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import type { RubricContent } from "@/lib/evaluation/rubric.ts";
import { CriteriaView } from "./criteria-view.tsx";

interface RubricCardProps {
  /** A preset's id or a saved rubric's. */
  id: string;
  name: string;
  description: string;
  content: RubricContent;
  /** Where it opens; null for a preset, which is read here. */
  href: string | null;
  shared?: boolean;
  facts?: string;
  menu?: ReactNode;
}

/** One rubric of the list, with its criteria to read. */
export function RubricCard({ id, name, description, content, href, shared = false, facts, menu }: RubricCardProps) {
  return (
    <li className="flex flex-col gap-3 rounded-xl border p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="break-words font-semibold">
            {href ? (
              <Link href={href} prefetch={false} className="rounded-sm hover:underline">
                {name}
              </Link>
            ) : (
              name
            )}
          </h3>
          {description && <p className="mt-0.5 break-words text-soft">{description}</p>}
          {(facts || shared) && (
            <p className="mt-1 flex flex-wrap items-center gap-2 text-[0.8125rem] text-soft">
              {facts}
              {shared && (
                <span className="inline-flex items-center gap-1 rounded-full bg-accent-soft px-2 py-0.5 font-medium text-accent text-xs">
                  <Users aria-hidden className="size-3" /> Shared
                </span>
              )}
            </p>
          )}
        </div>
        <div className="flex items-center gap-1">
          <ForChangers>
            <ButtonLink size="small" href={`/evaluations/rubrics/new?from=${encodeURIComponent(id)}`} aria-label={`Copy and edit ${name}`}>
              <Copy aria-hidden /> Copy and edit
            </ButtonLink>
          </ForChangers>
          {menu}
        </div>
      </div>
      <CriteriaView content={content} />
    </li>
  );
}
