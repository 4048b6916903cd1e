"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { DeleteDialog } from "@/components/ui/delete-dialog.tsx";
import type { Team } from "@/lib/accounts/teams.ts";
import type { Outcome } from "@/lib/errors.ts";
import { plural } from "@/lib/format.ts";
import { NewTeam } from "./new-team.tsx";
import { RenameTeamDialog } from "./rename-team-dialog.tsx";

export interface TeamActions {
  create: (input: { name: string }) => Promise<Outcome<unknown>>;
  rename: (input: { id: string; name: string }) => Promise<Outcome<unknown>>;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}

/** The teams with their people, and the way to make, rename and delete them. */
export function TeamList({ teams, actions }: { teams: Team[]; actions: TeamActions }) {
  const [asked, setAsked] = useState<{ what: "rename" | "delete"; team: Team } | null>(null);
  const close = () => setAsked(null);
  return (
    <div className="flex flex-col gap-5">
      {teams.length > 0 && (
        <ul aria-label="Teams" className="divide-y border-y">
          {teams.map((team) => (
            <li key={team.id} className="flex items-center gap-2 py-3">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{team.name}</p>
                <p className="break-words text-soft text-xs">
                  {team.people.length === 0 ? "Nobody yet" : team.people.map(({ name, email }) => name || email).join(", ")}
                </p>
              </div>
              <IconButton label={`Rename ${team.name}`} onClick={() => setAsked({ what: "rename", team })}>
                <Pencil />
              </IconButton>
              <IconButton label={`Delete ${team.name}`} onClick={() => setAsked({ what: "delete", team })}>
                <Trash2 />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <NewTeam create={actions.create} />
      {asked?.what === "rename" && <RenameTeamDialog team={asked.team} rename={actions.rename} onClose={close} />}
      {asked?.what === "delete" && (
        <DeleteDialog name={asked.team.name} confirm="Delete team" remove={() => actions.remove({ id: asked.team.id })} onClose={close}>
          {asked.team.people.length === 0
            ? "Nobody is in it. Nothing else changes."
            : `${plural(asked.team.people.length, "person stays", "people stay")} with an account, and each sees only what they made themselves from then on. Nothing that was made is deleted.`}
        </DeleteDialog>
      )}
    </div>
  );
}
