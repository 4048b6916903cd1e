"use client";

import { ListChecks } from "lucide-react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { ENDED } from "@/lib/generation/status.ts";
import { DownloadMenu } from "./download-menu.tsx";
import { MoreMenu } from "./more-menu.tsx";
import { PauseButton } from "./pause-button.tsx";
import type { GenerationActions, ProgressView } from "./types.ts";
import { useAction } from "./use-action.ts";

interface HeaderActionsProps {
  id: string;
  name: string;
  progress: ProgressView;
  actions: GenerationActions;
  jsonBytes: number | null;
}

/** What can be done now: one main action by the state, Download always, the rest in a menu. */
export function HeaderActions({ id, name, progress, actions, jsonBytes }: HeaderActionsProps) {
  const { run, pending, error } = useAction();
  const { status, accepted } = progress;
  const ended = ENDED.includes(status);
  return (
    <div className="flex flex-col items-start gap-2 sm:items-end">
      <div className="flex flex-wrap items-center gap-2">
        <PauseButton
          progress={progress}
          pending={pending}
          onPause={() => run(() => actions.pause({ id }))}
          onResume={() => run(() => actions.resume({ id }))}
        />
        {accepted > 0 && (
          <ButtonLink href={`/generations/${id}/review`}>
            <ListChecks /> Review
          </ButtonLink>
        )}
        <DownloadMenu id={id} accepted={accepted} active={!ended} jsonBytes={jsonBytes} primary={ended && accepted > 0} />
        <ForChangers>
          <MoreMenu id={id} name={name} progress={progress} actions={actions} />
        </ForChangers>
      </div>
      {error && (
        <p role="alert" className="max-w-sm text-[0.8125rem] text-danger sm:text-right">
          {error}
        </p>
      )}
    </div>
  );
}
