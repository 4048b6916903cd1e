"use client";

import { ForChangers } from "@/components/shell/may-change.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import { describeLost } from "@/lib/generation/describe-lost.ts";
import { LimitButton } from "./limit-button.tsx";
import { isLimitReached } from "./limit-reached.ts";
import { GENERATION_WORDS, type RunWords } from "./run-words.ts";
import type { GenerationActions, ProgressView } from "./types.ts";
import { useStalled } from "./use-stalled.ts";

interface StatusNotesProps {
  id: string;
  progress: ProgressView;
  setLimit: GenerationActions["setLimit"];
  /** The server has not answered lately. */
  offline: boolean;
  /** Says what the demo model's texts are; empty for real models. */
  demoNotice: string;
  words?: RunWords;
}

/** What a person should know about the state, and what to do about it. */
export function StatusNotes({ id, progress, setLimit, offline, demoNotice, words = GENERATION_WORDS }: StatusNotesProps) {
  const note = noteFor(progress, useStalled(progress), words);
  return (
    <>
      {offline && (
        <Callout tone="warning" title="The server does not answer">
          The numbers below may be old. This page asks again by itself; the {words.run} goes on without it.
        </Callout>
      )}
      {note && (
        <Callout tone={note.tone} title={note.title}>
          {note.text}
          {isLimitReached(progress) && (
            <ForChangers>
              <div className="mt-2">
                <LimitButton id={id} limit={progress.spendingLimit} setLimit={setLimit} />
              </div>
            </ForChangers>
          )}
        </Callout>
      )}
      {progress.lostCalls > 0 && <Callout>{describeLost(progress.lostCalls, progress.lostTokens)}</Callout>}
      {demoNotice && <Callout title={demoNotice} />}
    </>
  );
}

const NO_WORKER = "It waits in the queue and begins as soon as a worker runs. `npm start` brings one; `npm run worker` starts another.";

interface Note {
  tone: "info" | "warning" | "danger";
  title: string;
  text: string;
}

function noteFor(progress: ProgressView, stalled: boolean, words: RunWords): Note | null {
  const { status, statusReason, waiting, inFlight, accepted, asked, failures } = progress;
  const reason = statusReason && `${statusReason} `;
  // The card of the failures says it all, with what to do.
  if ((status === "incomplete" || status === "failed") && failures.length > 0) return null;
  switch (status) {
    case "queued":
    case "running":
      if (stalled) return { tone: "warning", title: "No worker has taken it up", text: NO_WORKER };
      return waiting && inFlight === 0 ? { tone: "info", title: "Waiting for the model", text: waiting } : null;
    case "paused":
      return {
        tone: "warning",
        title: "Paused",
        text: `${reason}${isLimitReached(progress) ? "" : "Resume goes on where it stopped; nothing is lost."}`,
      };
    case "incomplete":
      return {
        tone: "warning",
        title: `${formatExact(accepted)} of ${plural(asked, words.one, words.many)} were ${words.made}`,
        text: reason.trim() || "The reasons stand below.",
      };
    case "failed":
      return { tone: "danger", title: `No ${words.many} were ${words.made}`, text: reason.trim() || "The reasons stand below." };
    case "cancelled":
      return {
        tone: "info",
        title: "Cancelled",
        text: `${reason}${accepted > 0 ? `What was ${words.made} before stays. ` : ""}For the rest, ${words.again}.`,
      };
    default:
      return null;
  }
}
