"use client";

import { Copy, FolderOpen, Gauge, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { DownloadItems } from "@/components/generation/download-items.tsx";
import { useMayChange } from "@/components/shell/may-change.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";

const RenameDialog = lazy(() => import("./rename-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

export interface GenerationActions {
  clone: (input: { id: string }) => Promise<Outcome<{ href: string }>>;
  rename: (input: { id: string; name: string }) => Promise<Outcome<unknown>>;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}

export interface RowMenuProps {
  id: string;
  name: string;
  href: string;
  /** Pairs made so far. */
  accepted: number;
  actions: GenerationActions;
  trigger: ReactNode;
}

/** The menu of one generation, open at once, and the dialogs that it leads to. */
export default function RowMenu({ id, name, href, accepted, actions, trigger }: RowMenuProps) {
  const router = useRouter();
  const mayChange = useMayChange();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const { run, pending, error, setError } = useOutcome();
  const clone = () =>
    run(
      () => actions.clone({ id }),
      ({ href: draft }) => router.push(draft),
    );
  return (
    <>
      <Menu trigger={trigger} defaultOpen>
        <MenuItem asChild>
          <Link href={href} prefetch={false}>
            <FolderOpen aria-hidden /> Open
          </Link>
        </MenuItem>
        {mayChange && accepted > 0 && (
          <MenuItem asChild>
            <Link href={`/evaluations/new?dataset=${id}`} prefetch={false}>
              <Gauge aria-hidden /> Evaluate
            </Link>
          </MenuItem>
        )}
        {mayChange && (
          <>
            <MenuItem disabled={pending} onSelect={clone}>
              <Copy aria-hidden /> Clone
            </MenuItem>
            <MenuItem onSelect={() => setDialog("rename")}>
              <Pencil aria-hidden /> Rename
            </MenuItem>
          </>
        )}
        {accepted > 0 && (
          <>
            <MenuSeparator />
            <DownloadItems id={id} verb="Download" />
          </>
        )}
        {mayChange && (
          <>
            <MenuSeparator />
            <MenuItem danger onSelect={() => setDialog("delete")}>
              <Trash2 aria-hidden /> Delete
            </MenuItem>
          </>
        )}
      </Menu>
      <Suspense>
        {dialog === "rename" && <RenameDialog id={id} name={name} rename={actions.rename} onClose={() => setDialog(null)} />}
        {dialog === "delete" && (
          <DeleteDialog id={id} name={name} accepted={accepted} remove={actions.remove} onClose={() => setDialog(null)} />
        )}
      </Suspense>
      {error && (
        <Dialog open title="It was not cloned" onOpenChange={() => setError("")}>
          <Callout tone="danger">{error}</Callout>
        </Dialog>
      )}
    </>
  );
}
