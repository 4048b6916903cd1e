"use client";

import type { ReactNode } from "react";
import { DownloadItems } from "@/components/generation/download-items.tsx";
import { Menu } from "@/components/ui/menu.tsx";

/** The formats that a generation's pairs can be downloaded in; open at once. */
export default function DownloadMenu({ id, trigger }: { id: string; trigger: ReactNode }) {
  return (
    <Menu trigger={trigger} defaultOpen>
      <DownloadItems id={id} />
    </Menu>
  );
}
