"use client";

import { Download, Ellipsis, Pencil, Trash2, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { plural } from "@/lib/format.ts";
import { TEMPLATE_NAMES } from "@/lib/templates/names.ts";
import type { SavedTemplateItem } from "@/lib/templates/saved-templates.ts";
import { TemplateCard } from "./template-card.tsx";
import { type TemplateAbout, TemplateForm } from "./template-form.tsx";
import type { TemplateActions } from "./types.ts";

const FORM = "edit-template";

/** A template that a person made: begin, export, and for whoever may, change and delete. */
export function OwnTemplate({ template, actions }: { template: SavedTemplateItem; actions: TemplateActions }) {
  const { id, name, description, shared, mine, owner, seeds, examples } = template;
  const router = useRouter();
  const { run, pending, error, setError } = useOutcome();
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setDialog(null);
    setError("");
    // The menu's entry, from which the dialog was opened, is gone.
    setTimeout(() => opener.current?.focus());
  };
  const done = () => {
    router.refresh();
    setDialog(null);
  };
  const update = (about: TemplateAbout) => run(() => actions.update({ id, ...about }), done);
  const failure = error && (
    <Callout tone="danger" className="mt-4">
      {error}
    </Callout>
  );
  const menu = (
    <Menu
      trigger={
        <IconButton ref={opener} label={`Actions for ${name}`}>
          <Ellipsis />
        </IconButton>
      }
    >
      {mine && (
        <MenuItem onSelect={() => setDialog("edit")}>
          <Pencil aria-hidden /> Rename, describe, share
        </MenuItem>
      )}
      <MenuItem asChild>
        <a href={`/api/templates/${id}/export`} download>
          <Download aria-hidden /> Export as JSON
        </a>
      </MenuItem>
      {mine && (
        <>
          <MenuSeparator />
          <MenuItem danger onSelect={() => setDialog("delete")}>
            <Trash2 aria-hidden /> Delete
          </MenuItem>
        </>
      )}
    </Menu>
  );
  return (
    <>
      <TemplateCard
        name={name}
        description={description || `Made from “${TEMPLATE_NAMES[template.template]}”.`}
        facts={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {plural(seeds, "seed")} · {plural(examples, "example")} · {owner}
            {shared && (
              <span className="inline-flex items-center gap-1 rounded-full bg-accent-soft px-2 py-0.5 font-medium text-accent">
                <Users aria-hidden className="size-3" /> Shared
              </span>
            )}
          </span>
        }
        field="savedTemplate"
        value={id}
        begin={actions.begin}
        menu={menu}
      />
      {dialog === "edit" && (
        <Dialog
          open
          onOpenChange={close}
          title="Change the template"
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button variant="primary" type="submit" form={FORM} disabled={pending}>
                {pending ? "Saving…" : "Save"}
              </Button>
            </>
          }
        >
          <TemplateForm id={FORM} initial={{ name, description, shared }} onSubmit={update} />
          {failure}
        </Dialog>
      )}
      <ConfirmDialog
        open={dialog === "delete"}
        onOpenChange={close}
        title={`Delete the template “${name}”?`}
        confirm={pending ? "Deleting…" : "Delete"}
        pending={pending}
        onConfirm={() => run(() => actions.remove({ id }), done)}
      >
        {shared ? "Nobody can begin with it any more. " : ""}Datasets that were made with it stay as they are. This cannot be undone; export
        it first if you may need it.
        {failure}
      </ConfirmDialog>
    </>
  );
}
