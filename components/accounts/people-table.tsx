"use client";

import { When } from "@/components/generations/when.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Person } from "@/lib/accounts/people.ts";
import type { Outcome } from "@/lib/errors.ts";
import { PersonMenu } from "./person-menu.tsx";

export interface PeopleActions {
  setRole: (input: { id: string; role: "owner" | "member" }) => Promise<Outcome<unknown>>;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
}

/** Everyone with an account. One's own line has no menu: nobody can shut themselves out. */
export function PeopleTable({ people, you, now, setRole, remove }: { people: Person[]; you: string; now: Date } & PeopleActions) {
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
            <p className="w-16 shrink-0">{person.role === "owner" ? "Owner" : "Member"}</p>
            <div className="w-8 shrink-0">
              {person.id !== you && (
                <PersonMenu
                  person={person}
                  pending={pending}
                  setRole={(role) => run(() => setRole({ id: person.id, role }))}
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
