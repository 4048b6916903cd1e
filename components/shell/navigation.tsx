"use client";

import clsx from "clsx";
import { FileText, Gauge, House, Layers, LayoutTemplate, Settings, Workflow } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

const ITEMS = [
  { href: "/", label: "Home", icon: House },
  { href: "/generations", label: "Generations", icon: Layers },
  { href: "/workflows", label: "Workflows", icon: Workflow },
  { href: "/evaluations", label: "Evaluations", icon: Gauge },
  { href: "/files", label: "Files", icon: FileText },
  { href: "/templates", label: "Templates", icon: LayoutTemplate },
  { href: "/settings", label: "Settings", icon: Settings },
] as const;

export function Navigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="flex flex-col gap-0.5 p-2">
      {ITEMS.map(({ href, label, icon: Icon }) => {
        const here = href === "/" ? path === "/" : path.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            prefetch={false}
            aria-current={here ? "page" : undefined}
            className={clsx(
              "flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium",
              here ? "bg-muted" : "text-soft hover:bg-muted hover:text-foreground",
            )}
          >
            <Icon aria-hidden className={clsx("size-4", here && "text-accent")} />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
