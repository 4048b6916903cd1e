"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Menu, MenuSeparator } from "@/components/ui/menu.tsx";
import { formatBytes, plural } from "@/lib/format.ts";
import { DownloadItem, DownloadItems } from "./download-items.tsx";

interface DownloadMenuProps {
  id: string;
  accepted: number;
  /** Whether more pairs are being made. */
  active: boolean;
  /** Size of the saved JSON file in bytes, when there is one. */
  jsonBytes: number | null;
  primary: boolean;
}

/** All the forms in which the pairs made so far can be taken away. */
export function DownloadMenu({ id, accepted, active, jsonBytes, primary }: DownloadMenuProps) {
  const trigger = (
    <Button variant={primary ? "primary" : "secondary"}>
      <Download /> Download
    </Button>
  );
  const count = active ? `The ${plural(accepted, "pair")} so far` : plural(accepted, "pair");
  return (
    <Menu trigger={trigger}>
      {accepted > 0 ? (
        <>
          <p className="px-2.5 py-1.5 text-soft text-xs tabular-nums">
            {jsonBytes === null ? count : `${count}, ${formatBytes(jsonBytes)} as JSON`}
          </p>
          <DownloadItems id={id} />
        </>
      ) : (
        <p className="max-w-64 px-2.5 py-1.5 text-soft text-xs">No pair has been made yet. The downloads come with the first.</p>
      )}
      <MenuSeparator />
      <DownloadItem id={id} format="metadata" label="Metadata" hint="How it was made: model, settings, counts, dates (JSON)" />
    </Menu>
  );
}
