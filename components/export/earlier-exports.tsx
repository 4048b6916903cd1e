"use client";

import { useQueryClient } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import { useState } from "react";
import { Callout } from "@/components/ui/callout.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { useOutcome } from "@/components/ui/use-outcome.ts";
import type { EarlierExport } from "@/lib/export/stored/list-exports.ts";
import { EarlierLine } from "./earlier-line.tsx";
import type { RemoveExport } from "./types.ts";
import { useExports } from "./use-exports.ts";

interface EarlierExportsProps {
  id: string;
  initial: EarlierExport[];
  remove: RemoveExport;
}

/** What was exported before: with its settings and its hash, to be had again byte for byte, or deleted. */
export function EarlierExports({ id, initial, remove }: EarlierExportsProps) {
  const { exports, offline } = useExports(id, initial);
  const [asked, setAsked] = useState<EarlierExport | null>(null);
  const client = useQueryClient();
  const { run, pending, error } = useOutcome(() => client.invalidateQueries({ queryKey: ["exports", id] }));
  const active = asked?.status === "preparing" || asked?.status === "writing";
  return (
    <section aria-labelledby="earlier-heading" className="flex flex-col gap-3">
      <h2 id="earlier-heading" className="font-semibold text-[0.9375rem]">
        Earlier exports
      </h2>
      {offline && <Callout tone="warning">The server does not answer; what you see may be old.</Callout>}
      {error && <Callout tone="danger">{error}</Callout>}
      {exports.length === 0 ? (
        <EmptyState icon={PackageOpen} title="Nothing has been exported yet">
          Each export is kept here with its settings and its hash, so that you can say later what a model was trained with.
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-xl border">
          {exports.map((each) => (
            <EarlierLine key={each.id} entry={each} onDelete={() => setAsked(each)} />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={active ? "Stop and delete this export?" : "Delete this export?"}
        confirm={active ? "Stop and delete" : "Delete the export"}
        pending={pending}
        onConfirm={() =>
          asked &&
          run(
            () => remove({ id: asked.id }),
            () => setAsked(null),
          )
        }
      >
        <p>
          {asked?.words.join(" · ")}. {asked?.name ? "Its file goes with it and cannot be had again byte for byte." : ""} The rows of the
          dataset stay.
        </p>
      </ConfirmDialog>
    </section>
  );
}
