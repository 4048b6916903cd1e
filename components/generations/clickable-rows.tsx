"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";

/**
 * A table's body whose rows open by a click anywhere: each row names its page in `data-href`. The keyboard uses the
 * link in the row.
 */
export function ClickableRows({ className, children }: { className?: string; children: ReactNode }) {
  const router = useRouter();
  const openRow = (event: MouseEvent<HTMLElement>) => {
    const target = event.target;
    if (!(target instanceof Element) || target.closest("a, button, [role=dialog], [role=menu]")) return;
    const row = target.closest<HTMLElement>("tr[data-href]");
    // Menus and dialogs stand elsewhere in the page, but their clicks arrive here through React; selecting text is no click.
    if (!row || !event.currentTarget.contains(row) || String(getSelection())) return;
    const href = row.dataset.href ?? "";
    if (event.metaKey || event.ctrlKey) window.open(href, "_blank", "noopener");
    else router.push(href);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: each row holds a link to the same page
    <tbody className={className} onClick={openRow}>
      {children}
    </tbody>
  );
}
