import { ArrowLeft } from "lucide-react";
import Link from "next/link";

/** The way back from a page to the list that it is of, such as “All files”. */
export const BackLink = ({ href, label }: { href: string; label: string }) => (
  <Link
    href={href}
    prefetch={false}
    className="mb-2 inline-flex items-center gap-1.5 rounded-sm text-[0.8125rem] text-soft hover:text-foreground hover:underline"
  >
    <ArrowLeft aria-hidden className="size-4" /> {label}
  </Link>
);
