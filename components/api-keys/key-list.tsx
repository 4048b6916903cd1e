"use client";

import { useState } from "react";
import { When } from "@/components/generations/when.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { ApiKeyLine } from "@/lib/api-keys/api-keys.ts";
import { SCOPE_WORDS } from "@/lib/api-keys/scopes.ts";
import { untilWords } from "@/lib/api-keys/until-words.ts";
import type { Outcome } from "@/lib/errors.ts";

interface KeyListProps {
  label: string;
  keys: ApiKeyLine[];
  now: Date;
  showOwner?: boolean;
  revoke: (input: { id: string }) => Promise<Outcome<unknown>>;
}

export function KeyList({ label, keys, now, showOwner = false, revoke }: KeyListProps) {
  const [asked, setAsked] = useState<ApiKeyLine | null>(null);
  const { run, pending, error } = useOutcome();
  const confirm = () => {
    if (asked) run(() => revoke({ id: asked.id }));
    setAsked(null);
  };
  return (
    <div className="flex flex-col gap-3">
      {error && <Callout tone="danger">{error}</Callout>}
      <ul aria-label={label} aria-busy={pending} className="divide-y rounded-xl border">
        {keys.map((key) => (
          <KeyItem key={key.id} line={key} now={now} showOwner={showOwner}>
            <Button size="small" disabled={pending} onClick={() => setAsked(key)} aria-label={`Revoke ${key.name}`}>
              Revoke
            </Button>
          </KeyItem>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={() => setAsked(null)}
        title={`Revoke “${asked?.name}”?`}
        confirm="Revoke key"
        keep="Keep key"
        onConfirm={confirm}
      >
        Programs that use <code className="font-mono text-xs">{asked?.prefix}…</code> are refused from their next request on. What they made
        stays. This cannot be undone; make a new key instead.
      </ConfirmDialog>
    </div>
  );
}

interface ItemProps {
  line: ApiKeyLine;
  now: Date;
  showOwner: boolean;
  children: React.ReactNode;
}

function KeyItem({ line, now, showOwner, children }: ItemProps) {
  const { name, prefix, scopes, createdAt, lastUsedAt, expiresAt, owner } = line;
  return (
    <li className="flex items-center gap-3 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="break-words font-medium">{name}</span>
          <code className="font-mono text-soft text-xs">{prefix}…</code>
        </p>
        <p className="text-soft text-xs">
          {showOwner && <>{owner.name || owner.email} · </>}
          {scopes.map((scope) => SCOPE_WORDS[scope].label).join(", ")} · <Until date={expiresAt} now={now} /> · made{" "}
          <When date={createdAt} now={now} /> ·{" "}
          {lastUsedAt ? (
            <>
              last used <When date={lastUsedAt} now={now} />
            </>
          ) : (
            "never used"
          )}
        </p>
      </div>
      {children}
    </li>
  );
}

function Until({ date, now }: { date: Date | null; now: Date }) {
  const words = untilWords(date, now);
  if (!date) return words;
  return (
    <time dateTime={date.toISOString()} title={`${date.toUTCString()}`} className={date <= now ? "font-medium text-danger" : undefined}>
      {words}
    </time>
  );
}
