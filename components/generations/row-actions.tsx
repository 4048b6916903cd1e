"use client";

import { Download, Ellipsis } from "lucide-react";
import { type ComponentProps, lazy, Suspense, useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import type { RowMenuProps } from "./row-menu.tsx";

// Menus and dialogs come with the first click on a row; the list itself stays small.
const loadRowMenu = () => import("./row-menu.tsx");
const loadDownloadMenu = () => import("./download-menu.tsx");
const RowMenu = lazy(loadRowMenu);
const DownloadMenu = lazy(loadDownloadMenu);

const NOTHING_TO_DOWNLOAD = "Nothing to download yet: no pairs have been made.";

/** What can be done with one generation, at the end of its row. */
export function RowActions(props: Omit<RowMenuProps, "trigger">) {
  const [opened, setOpened] = useState({ download: false, menu: false });
  const { id, name, accepted } = props;
  const download = (attributes?: ComponentProps<"button">) => (
    <IconButton label={`Download ${name}`} {...attributes}>
      <Download />
    </IconButton>
  );
  const menu = (attributes?: ComponentProps<"button">) => (
    <IconButton label={`Actions for ${name}`} {...attributes}>
      <Ellipsis />
    </IconButton>
  );
  const placeholder = (kind: keyof typeof opened, load: () => void) => ({
    "aria-haspopup": "menu" as const,
    "aria-expanded": false,
    "aria-busy": opened[kind] || undefined,
    onPointerEnter: load,
    onFocus: load,
    onClick: () => setOpened((before) => ({ ...before, [kind]: true })),
  });
  return (
    <span className="inline-flex gap-0.5">
      {accepted === 0 ? (
        download({ disabled: true, title: NOTHING_TO_DOWNLOAD, "aria-label": `Download ${name}. ${NOTHING_TO_DOWNLOAD}` })
      ) : opened.download ? (
        <Suspense fallback={download(placeholder("download", loadDownloadMenu))}>
          <DownloadMenu id={id} trigger={download()} />
        </Suspense>
      ) : (
        download(placeholder("download", loadDownloadMenu))
      )}
      {opened.menu ? (
        <Suspense fallback={menu(placeholder("menu", loadRowMenu))}>
          <RowMenu {...props} trigger={menu()} />
        </Suspense>
      ) : (
        menu(placeholder("menu", loadRowMenu))
      )}
    </span>
  );
}
