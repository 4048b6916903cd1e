"use client";

import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import type { Team } from "@/lib/accounts/teams.ts";
import type { TeamActions } from "./team-list.tsx";
import { text, useFormSubmit } from "./use-form-submit.ts";

const FORM = "rename-team";

export function RenameTeamDialog({ team, rename, onClose }: { team: Team; rename: TeamActions["rename"]; onClose: () => void }) {
  const { pending, error, onSubmit } = useFormSubmit(async (form) => {
    const renamed = await rename({ id: team.id, name: text(form, "name") });
    if (!renamed.ok) return renamed.error;
    onClose();
  });
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={FORM} disabled={pending}>
        {pending ? "Renaming…" : "Rename"}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Rename the team" footer={footer}>
      <form id={FORM} noValidate onSubmit={onSubmit}>
        <Field id="rename-team-name" label="Name" error={error?.message}>
          <Input
            {...describe("rename-team-name", error?.message, false)}
            name="name"
            defaultValue={team.name}
            maxLength={60}
            autoComplete="off"
            data-first-focus
          />
        </Field>
      </form>
    </Dialog>
  );
}
