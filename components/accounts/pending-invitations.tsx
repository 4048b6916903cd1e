"use client";

import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { PendingInvitation } from "@/lib/accounts/invitations.ts";
import type { Outcome } from "@/lib/errors.ts";
import { ROLE_WORDS } from "./role-words.ts";

interface PendingInvitationsProps {
  invitations: PendingInvitation[];
  revoke: (input: { id: string }) => Promise<Outcome<unknown>>;
}

export function PendingInvitations({ invitations, revoke }: PendingInvitationsProps) {
  const { run, pending, error } = useOutcome();
  return (
    <div className="flex flex-col gap-3">
      {error && <Callout tone="danger">{error}</Callout>}
      <ul className="divide-y border-y">
        {invitations.map(({ id, email, role, team, invitedBy, expiresAt }) => (
          <li key={id} className="flex items-center gap-3 py-3">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{email ?? "Whoever has the link"}</p>
              <p className="text-soft text-xs">
                As {ROLE_WORDS[role].article}
                {team && ` of ${team}`} · by {invitedBy} · until <LocalTime iso={expiresAt.toISOString()} />
              </p>
            </div>
            <Button
              size="small"
              disabled={pending}
              onClick={() => run(() => revoke({ id }))}
              aria-label={`Withdraw the invitation of ${email ?? "whoever has the link"}`}
            >
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
