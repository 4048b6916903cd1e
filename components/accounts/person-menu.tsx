"use client";

import { EllipsisVertical, Eye, ShieldCheck, UserMinus, UserRound, Users } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { ROLES, type Role } from "@/lib/accounts/actor.ts";
import type { Person } from "@/lib/accounts/people.ts";
import { plural } from "@/lib/format.ts";
import { ROLE_WORDS } from "./role-words.ts";
import { TeamDialog } from "./team-dialog.tsx";

interface PersonMenuProps {
  person: Person;
  teams: readonly { id: string; name: string }[];
  /** Whether it is whoever looks at it. */
  you: boolean;
  pending: boolean;
  setRole: (role: Role) => void;
  setTeam: (teamId: string | null) => void;
  remove: () => void;
}

const ICONS = { owner: ShieldCheck, member: UserRound, viewer: Eye } as const satisfies Record<Role, unknown>;

export function PersonMenu({ person, teams, you, pending, setRole, setTeam, remove }: PersonMenuProps) {
  const { name, role, team, generations } = person;
  const [dialog, setDialog] = useState<"remove" | "team" | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${name}`} disabled={pending}>
            <EllipsisVertical />
          </IconButton>
        }
      >
        {!you &&
          ROLES.filter((other) => other !== role).map((other) => {
            const Icon = ICONS[other];
            return (
              <MenuItem key={other} onSelect={() => setRole(other)}>
                <Icon aria-hidden /> Make {ROLE_WORDS[other].article}
              </MenuItem>
            );
          })}
        {teams.length > 0 && (
          <MenuItem onSelect={() => setDialog("team")}>
            <Users aria-hidden /> Change team
          </MenuItem>
        )}
        {!you && (
          <>
            <MenuSeparator />
            <MenuItem danger onSelect={() => setDialog("remove")}>
              <UserMinus aria-hidden /> Remove
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog === "team" && (
        <TeamDialog
          person={person}
          teams={teams}
          onClose={close}
          onChoose={(teamId) => {
            close();
            setTeam(teamId);
          }}
        />
      )}
      <ConfirmDialog
        open={dialog === "remove"}
        onOpenChange={close}
        title={`Remove ${name}?`}
        confirm="Remove account"
        keep="Keep account"
        onConfirm={() => {
          close();
          remove();
        }}
      >
        <p>
          {name} is signed out everywhere, can no longer sign in, and their API keys stop working.{" "}
          {generations > 0
            ? `${plural(generations, "generation")} with all files ${team ? `will stay with the team ${team.name}, or belong to you where it has nobody else who may change them` : "will belong to you"}; nothing is deleted.`
            : "There are no generations of theirs to keep."}
        </p>
      </ConfirmDialog>
    </>
  );
}
