"use client";

import { Monitor, Smartphone } from "lucide-react";
import { When } from "@/components/generations/when.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import { nameBrowser } from "@/lib/accounts/browser-name.ts";
import type { SessionLine } from "@/lib/accounts/sessions.ts";
import type { Outcome } from "@/lib/errors.ts";

interface SessionListProps {
  sessions: SessionLine[];
  /** The session of this browser. */
  here: string;
  now: Date;
  end: (input: { id: string }) => Promise<Outcome<unknown>>;
  endOthers: (input: Record<string, never>) => Promise<Outcome<unknown>>;
}

export function SessionList({ sessions, here, now, end, endOthers }: SessionListProps) {
  const { run, pending, error } = useOutcome();
  return (
    <div className="flex flex-col items-start gap-4">
      {error && <Callout tone="danger">{error}</Callout>}
      <ul className="w-full divide-y border-y">
        {[...sessions]
          .sort((a, b) => Number(b.id === here) - Number(a.id === here))
          .map((session) => (
            <SessionItem key={session.id} session={session} here={session.id === here} now={now}>
              <Button
                size="small"
                disabled={pending}
                onClick={() => run(() => end({ id: session.id }))}
                aria-label={`End ${nameBrowser(session.userAgent)}`}
              >
                End
              </Button>
            </SessionItem>
          ))}
      </ul>
      {sessions.length > 1 && (
        <Button disabled={pending} onClick={() => run(() => endOthers({}))}>
          End all others
        </Button>
      )}
    </div>
  );
}

interface ItemProps {
  session: SessionLine;
  here: boolean;
  now: Date;
  children: React.ReactNode;
}

function SessionItem({ session: { userAgent, address, lastSeenAt }, here, now, children }: ItemProps) {
  const Icon = /Mobile|iPhone|Android/.test(userAgent) ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon aria-hidden className="size-4 shrink-0 text-soft" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{nameBrowser(userAgent)}</p>
        <p className="text-soft text-xs">
          {address && <>{address} · </>}
          {here ? (
            "this browser"
          ) : (
            <>
              last seen <When date={lastSeenAt} now={now} />
            </>
          )}
        </p>
      </div>
      {!here && children}
    </li>
  );
}
