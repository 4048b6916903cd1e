"use client";

import { Ban, CircleDollarSign, Ellipsis, Pencil, RotateCcw, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRef, useState } from "react";
import { PauseButton } from "@/components/generation/pause-button.tsx";
import { EVALUATION_WORDS } from "@/components/generation/run-words.ts";
import type { ProgressView } from "@/components/generation/types.ts";
import { useAction } from "@/components/generation/use-action.ts";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ButtonLink, IconButton } from "@/components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { ENDED } from "@/lib/generation/status.ts";
import type { EvaluationScreenActions } from "./evaluation-screen.tsx";
import { FIRST_JUDGEMENTS, reviewHref } from "./results/address.ts";

const RenameDialog = dynamic(() => import("@/components/generations/rename-dialog.tsx"));
const LimitDialog = dynamic(() => import("@/components/generation/limit-dialog.tsx").then((module) => module.LimitDialog));
const CancelDialog = dynamic(() => import("@/components/generation/cancel-dialog.tsx").then((module) => module.CancelDialog));
const DeleteEvaluation = dynamic(() => import("./delete-evaluation.tsx").then((module) => module.DeleteEvaluation));

/** What counts as weak where one click leads to the review. */
const WEAK = 3;

interface EvaluationHeaderProps {
  id: string;
  name: string;
  datasetId: string;
  progress: ProgressView;
  actions: EvaluationScreenActions;
}

/** What can be done now: one main action by the state, the rest in a menu. */
export function EvaluationHeader({ id, name, datasetId, progress, actions }: EvaluationHeaderProps) {
  const { run, pending, error } = useAction();
  const { status, accepted, costUsd, spendingLimit } = progress;
  const [dialog, setDialog] = useState<"rename" | "limit" | "cancel" | "delete" | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const ended = ENDED.includes(status);
  const close = () => {
    setDialog(null);
    // The menu's entry, from which the dialog was opened, is gone.
    setTimeout(() => opener.current?.focus());
  };
  return (
    <div className="flex flex-col items-start gap-2 sm:items-end">
      <div className="flex flex-wrap items-center gap-2">
        <PauseButton
          progress={progress}
          pending={pending}
          onPause={() => run(() => actions.pause({ id }))}
          onResume={() => run(() => actions.resume({ id }))}
        />
        {ended && accepted > 0 && (
          <ButtonLink variant="primary" href={reviewHref(datasetId, id, { ...FIRST_JUDGEMENTS, maxScore: WEAK })}>
            Review the weak rows
          </ButtonLink>
        )}
        <ForChangers>
          <Menu
            trigger={
              <IconButton ref={opener} label="More actions" variant="secondary" className="size-9!">
                <Ellipsis />
              </IconButton>
            }
          >
            <MenuItem asChild>
              <Link href={`/evaluations/new?again=${id}`} prefetch={false}>
                <RotateCcw aria-hidden /> Run again
              </Link>
            </MenuItem>
            <MenuItem onSelect={() => setDialog("rename")}>
              <Pencil aria-hidden /> Rename
            </MenuItem>
            {!ended && costUsd !== null && (
              <MenuItem onSelect={() => setDialog("limit")}>
                <CircleDollarSign aria-hidden /> Spending limit
              </MenuItem>
            )}
            <MenuSeparator />
            {!ended && (
              <MenuItem onSelect={() => setDialog("cancel")}>
                <Ban aria-hidden /> Cancel
              </MenuItem>
            )}
            <MenuItem danger onSelect={() => setDialog("delete")}>
              <Trash2 aria-hidden /> Delete
            </MenuItem>
          </Menu>
        </ForChangers>
      </div>
      {error && (
        <p role="alert" className="max-w-sm text-[0.8125rem] text-danger sm:text-right">
          {error}
        </p>
      )}
      {dialog === "rename" && <RenameDialog id={id} name={name} rename={actions.rename} noun="evaluation" onClose={close} />}
      {dialog === "limit" && <LimitDialog id={id} limit={spendingLimit} setLimit={actions.setLimit} onClose={close} />}
      {dialog === "cancel" && <CancelDialog id={id} accepted={accepted} cancel={actions.cancel} onClose={close} words={EVALUATION_WORDS} />}
      {dialog === "delete" && (
        <DeleteEvaluation id={id} name={name} judged={accepted} remove={actions.remove} onClose={close} next="/evaluations" />
      )}
    </div>
  );
}
