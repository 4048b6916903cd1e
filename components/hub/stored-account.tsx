"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { Outcome } from "@/lib/errors.ts";

interface Found {
  userName: string;
  namespaces: string[];
}

interface StoredAccountProps {
  account: { address: string; userName: string };
  test: (input: Record<string, never>) => Promise<Outcome<Found>>;
  remove: (input: Record<string, never>) => Promise<Outcome<unknown>>;
}

/** Whose the stored token is; asks the hub again, and removes it after a question. */
export function StoredAccount({ account, test, remove }: StoredAccountProps) {
  const [found, setFound] = useState<Found>();
  const [asked, setAsked] = useState(false);
  const testing = useOutcome();
  const removing = useOutcome();
  const host = new URL(account.address).host;
  const begin = () => {
    setFound(undefined);
    testing.run(() => test({}), setFound);
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 break-words">
          <span className="font-medium">{account.userName}</span> <span className="text-soft">at {host}</span>
        </p>
        <div className="flex gap-2">
          <Button onClick={begin} disabled={testing.pending}>
            {testing.pending ? "Asking the hub…" : "Test"}
          </Button>
          <Button onClick={() => setAsked(true)}>
            <Trash2 aria-hidden /> Remove
          </Button>
        </div>
      </div>
      {testing.error && <Callout tone="danger">{testing.error}</Callout>}
      {found && <Callout tone="success">It works: you may send datasets as {inWords(found.namespaces)}.</Callout>}
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={`Remove the account ${account.userName}?`}
        confirm={removing.pending ? "Removing…" : "Remove"}
        pending={removing.pending}
        onConfirm={() => removing.run(() => remove({}))}
      >
        <p>Its token is erased here, and pushes that are under way fail. Datasets on the hub stay as they are.</p>
        {removing.error && (
          <Callout tone="danger" className="mt-4">
            {removing.error}
          </Callout>
        )}
      </ConfirmDialog>
    </div>
  );
}

const inWords = (names: readonly string[]) => new Intl.ListFormat("en", { type: "disjunction" }).format(names);
