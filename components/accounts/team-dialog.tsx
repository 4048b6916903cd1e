"use client";

import type { FormEvent } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field, Select } from "@/components/ui/field.tsx";
import type { Person } from "@/lib/accounts/people.ts";
import { text } from "./use-form-submit.ts";

interface TeamDialogProps {
  person: Person;
  teams: readonly { id: string; name: string }[];
  onChoose: (teamId: string | null) => void;
  onClose: () => void;
}

const FORM = "change-team";

/** Asks which team a person is of, and says what that does. */
export function TeamDialog({ person, teams, onChoose, onClose }: TeamDialogProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onChoose(text(new FormData(event.currentTarget), "team") || null);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`The team of ${person.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={FORM}>
            Save
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit}>
        <Field
          id="team"
          label="Team"
          hint={`What ${person.name} made goes along: the new team sees and changes it, the old one no longer does.`}
        >
          <Select id="team" name="team" aria-describedby="team-hint" defaultValue={person.team?.id ?? ""} data-first-focus>
            <option value="">No team</option>
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  );
}
