"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, ExternalLink, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import { formatBytes, plural } from "@/lib/format.ts";
import type { PushView } from "@/lib/hub/pushes.ts";
import { askStop } from "./hub-api.ts";

/** One push: how far it is, where it went, or why it failed. */
export function PushItem({ generationId, push }: { generationId: string; push: PushView }) {
  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p className="flex min-w-0 items-center gap-2">
          <Mark status={push.status} />
          <span className="min-w-0 break-all font-medium">{push.repository}</span>
          <span className="shrink-0 text-soft">{push.private ? "private" : "public"}</span>
        </p>
        <LocalTime iso={push.createdAt} className="text-[0.8125rem] text-soft tabular-nums" />
      </div>
      {push.status === "ready" && <Arrived push={push} />}
      {push.status === "failed" && <p className="text-danger">{push.reason}</p>}
      {(push.status === "preparing" || push.status === "writing") && <UnderWay generationId={generationId} push={push} />}
    </li>
  );
}

function Mark({ status }: { status: PushView["status"] }) {
  if (status === "ready") return <CircleCheck aria-label="Sent" className="size-4 shrink-0 text-accent" />;
  if (status === "failed") return <CircleAlert aria-label="Failed" className="size-4 shrink-0 text-danger" />;
  return <LoaderCircle aria-label="Under way" className="size-4 shrink-0 text-soft motion-safe:animate-spin" />;
}

function Arrived({ push }: { push: PushView }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-soft">
      <span>
        {plural(push.rows, "row")} in {plural(push.files, "file")}, {formatBytes(push.bytes)}
      </span>
      <Away href={push.address}>Open the dataset</Away>
      {push.commitAddress && <Away href={push.commitAddress}>This change</Away>}
    </p>
  );
}

function Away({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1 text-accent underline underline-offset-4">
      {children} <ExternalLink aria-hidden className="size-3.5" />
    </a>
  );
}

function UnderWay({ generationId, push }: { generationId: string; push: PushView }) {
  const client = useQueryClient();
  const [problem, setProblem] = useState("");
  const stop = async () => {
    setProblem("");
    await askStop(generationId, push.id).catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
    await client.invalidateQueries({ queryKey: ["pushes", generationId] });
  };
  const words = describeStep(push);
  return (
    <>
      <ProgressBar value={push.bytes === 0 ? 0 : push.bytesDone / push.bytes} label={`Push to ${push.repository}`} text={words} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 text-soft tabular-nums">{push.reason || words}</p>
        <Button size="small" onClick={stop}>
          Stop
        </Button>
      </div>
      {problem && <p className="text-danger">{problem}</p>}
    </>
  );
}

function describeStep({ step, files, filesDone, bytes, bytesDone }: PushView): string {
  if (step === "waiting") return "Waiting for a worker…";
  if (step === "writing") return "Writing the files…";
  if (step === "uploading") return `Sending: ${filesDone} of ${plural(files, "file")}, ${formatBytes(bytesDone)} of ${formatBytes(bytes)}`;
  return "Making the change on the hub…";
}
