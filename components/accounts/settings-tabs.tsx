"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

interface Tab {
  href: string;
  label: string;
}

/** The sections of the settings, as links in one line. */
export function SettingsTabs({ tabs }: { tabs: Tab[] }) {
  const path = usePathname();
  const line = useRef<HTMLDivElement>(null);
  // On a phone the line is longer than the screen.
  useEffect(() => {
    if (path) line.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [path]);
  return (
    <nav aria-label="Settings" className="border-b">
      <div ref={line} className="mx-auto flex max-w-4xl gap-5 overflow-x-auto px-4 pt-2 sm:px-8">
        {tabs.map(({ href, label }) => {
          const here = path === href || path.startsWith(`${href}/`);
          return (
            <Link
              key={href}
              href={href}
              prefetch={false}
              aria-current={here ? "page" : undefined}
              className={clsx(
                "-mb-px whitespace-nowrap border-b-2 py-2.5 font-medium -outline-offset-2",
                here ? "border-accent" : "border-transparent text-soft hover:text-foreground",
              )}
            >
              {label}
            </Link>
          );
        })}
      </div>
    </nav>
  );
}
