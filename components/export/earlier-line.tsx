import { CircleCheck, CircleX, Download, Loader, RotateCw, Trash2 } from "lucide-react";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { IconButton } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { ProgressBar } from "@/components/ui/progress-bar.tsx";
import type { EarlierExport } from "@/lib/export/stored/list-exports.ts";
import { formatBytes, formatExact, plural } from "@/lib/format.ts";

const LOOKS = {
  waiting: { word: "Waiting", icon: Loader, tone: "text-info" },
  preparing: { word: "Looking for near copies", icon: Loader, tone: "text-info" },
  writing: { word: "Being written", icon: Loader, tone: "text-info" },
  ready: { word: "Ready", icon: CircleCheck, tone: "text-accent" },
  failed: { word: "Failed", icon: CircleX, tone: "text-danger" },
} as const;

/** One export: what was chosen, how it went, its hash, and what can be done with it. */
export function EarlierLine({ entry, onDelete }: { entry: EarlierExport; onDelete: () => void }) {
  const { id, status, statusReason, words, rows, expectedRows, sizeBytes, sha256, prepared, by, createdAt } = entry;
  const { word, icon: Icon, tone } = LOOKS[status];
  const active = status === "preparing" || status === "writing";
  const [format = "", ...rest] = words;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-5 py-4">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <p>
          <span className="font-medium">{format}</span>
          {rest.length > 0 && <span className="text-soft"> · {rest.join(" · ")}</span>}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-soft tabular-nums">
          <span className="inline-flex items-center gap-1.5 font-medium text-foreground">
            <Icon aria-hidden className={`size-4 ${tone} ${active ? "motion-safe:animate-[spin_3s_linear_infinite]" : ""}`} /> {word}
          </span>
          {status === "ready" && <span>{plural(rows, "row")}</span>}
          {sizeBytes !== null && <span>{formatBytes(sizeBytes)}</span>}
          <LocalTime iso={createdAt} />
          {by && <span>by {by}</span>}
        </p>
        {statusReason && <p className="text-[0.8125rem] text-soft">{statusReason}</p>}
        {active && expectedRows > 0 && (
          <div className="flex max-w-sm flex-col gap-1">
            <ProgressBar value={rows / expectedRows} label={word} text={`${formatExact(rows)} of ${plural(expectedRows, "row")}`} />
            <p className="text-soft text-xs tabular-nums">
              {formatExact(rows)} of {plural(expectedRows, "row")}
            </p>
          </div>
        )}
        {sha256 && (
          <p className="flex min-w-0 items-center gap-1 text-soft text-xs">
            <span className="shrink-0">SHA-256</span> <code className="min-w-0 truncate font-mono">{sha256}</code>
            <CopyButton text={sha256} label="Copy the hash" />
          </p>
        )}
      </div>
      <div className="flex items-center gap-1">
        {status === "ready" && sizeBytes !== null && (
          <FetchLink href={`/api/exports/${id}`} icon={Download} label={prepared ? "Download" : "Download again"} />
        )}
        {status === "failed" && !prepared && <FetchLink href={`/api/exports/${id}`} icon={RotateCw} label="Try again" />}
        <ForChangers>
          <IconButton label={active ? "Stop and delete" : "Delete"} onClick={onDelete}>
            <Trash2 />
          </IconButton>
        </ForChangers>
      </div>
    </li>
  );
}

/** A download: the browser fetches it, and the page stays. */
function FetchLink({ href, icon: Icon, label }: { href: string; icon: typeof Download; label: string }) {
  return (
    <a
      href={href}
      download
      className="inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong px-2.5 font-medium text-[0.8125rem] hover:bg-muted"
    >
      <Icon aria-hidden className="size-4" /> {label}
    </a>
  );
}
