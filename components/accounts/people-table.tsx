"use client";

import { When } from "@/components/generations/when.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Role } from "@/lib/accounts/actor.ts";
import type { Person } from "@/lib/accounts/people.ts";
import type { Outcome } from "@/lib/errors.ts";
import { PersonMenu } from "./person-menu.tsx";
import { ROLE_WORDS } from "./role-words.ts";

interface PeopleActions {
  setRole: (input: { id: string; role: Role }) => Promise<Outcome<unknown>>;
  setTeam: (input: { id: string; teamId: string | null }) => Promise<Outcome<unknown>>;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}

interface PeopleTableProps extends PeopleActions {
  people: Person[];
  teams: readonly { id: string; name: string }[];
  /** Whoever looks at it. */
  you: string;
  now: Date;
}

/** Everyone with an account. In one's own line only the team can be changed: nobody can shut themselves out. */
export function PeopleTable({ people, teams, you, now, setRole, setTeam, remove }: PeopleTableProps) {
  const { run, pending, error } = useOutcome();
  return (
    <div className="flex flex-col gap-3">
      {error && <Callout tone="danger">{error}</Callout>}
      <ul aria-label="People with an account" aria-busy={pending} className="divide-y rounded-xl border">
        {people.map((person) => (
          <li key={person.id} className="flex items-center gap-3 px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                {person.name}
                {person.id === you && <span className="font-normal text-soft"> (you)</span>}
              </p>
              <p className="truncate text-soft text-xs">{person.email}</p>
            </div>
            <p className="hidden w-36 shrink-0 text-soft text-xs sm:block">
              {person.lastSeenAt ? (
                <>
                  Seen <When date={person.lastSeenAt} now={now} />
                </>
              ) : (
                "Signed out"
              )}
            </p>
            <div className="w-20 shrink-0 sm:w-28">
              <p>{ROLE_WORDS[person.role].label}</p>
              <p className="truncate text-soft text-xs" title={person.team?.name}>
                {person.team?.name ?? "No team"}
              </p>
            </div>
            <div className="w-8 shrink-0">
              {(person.id !== you || teams.length > 0) && (
                <PersonMenu
                  person={person}
                  teams={teams}
                  you={person.id === you}
                  pending={pending}
                  setRole={(role) => run(() => setRole({ id: person.id, role }))}
                  setTeam={(teamId) => run(() => setTeam({ id: person.id, teamId }))}
                  remove={() => run(() => remove({ id: person.id }))}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="text-soft text-xs">Another owner can change your own role.</p>
    </div>
  );
}
