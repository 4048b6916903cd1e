import { ArrowLeft } from "lucide-react";
import Link from "next/link";

export const BackToFiles = () => (
  <Link
    href="/files"
    prefetch={false}
    className="mb-2 inline-flex items-center gap-1.5 rounded-sm text-[0.8125rem] text-soft hover:text-foreground hover:underline"
  >
    <ArrowLeft aria-hidden className="size-4" /> All files
  </Link>
);
