"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRight, Check, MessageSquareText, Pencil, RotateCcw, Trash2, Undo2, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { RowFields } from "@/components/rows/row-fields.tsx";
import { SourceText } from "@/components/rows/source-text.tsx";
import { textOfValue } from "@/components/rows/summarise.ts";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { Button } from "@/components/ui/button.tsx";
import { clip } from "@/components/ui/clip.ts";
import { LocalTime } from "@/components/ui/local-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { formatExact } from "@/lib/format.ts";
import type { RowData } from "@/lib/generation/fields/row-shape.ts";
import type { RowsAction } from "@/lib/review/change-rows.ts";
import type { RowDetail } from "@/lib/review/row-detail.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import { type Draft, EditForm } from "./edit-form.tsx";
import { NoteForm } from "./note-form.tsx";
import { RowJudgements } from "./row-judgements.tsx";
import { StateBadge } from "./state-badge.tsx";
import type { ReviewedDataset } from "./types.ts";
import type { ActOutcome } from "./use-review.ts";

interface FocusViewProps {
  dataset: ReviewedDataset;
  rowId: string;
  /** What the table knows of it already. */
  listed: ReviewRow | undefined;
  evaluation: string | undefined;
  /** Its place, from 0, and how many there are; null while that is not known. */
  place: { at: number; total: number } | null;
  draft: Draft | null;
  onDraft: (draft: Draft | null) => void;
  /** Null when no note is being written. */
  noteText: string | null;
  onNoteText: (text: string | null) => void;
  onAct: (row: ReviewRow, action: RowsAction, base?: { revision: number }) => Promise<ActOutcome>;
  onUndo: () => void;
  onStep: { previous: (() => void) | null; next: (() => void) | null };
  onSeed: (seedId: string) => void;
  onClose: () => void;
  /** Tells the row as it is known best, for the keys. */
  onRow: (row: ReviewRow | null) => void;
  startEdit: (row: ReviewRow) => void;
  cancelEdit: () => void;
}

/** One row at a time: its text, what it was made of, what judges and people said, and what to decide. */
export function FocusView(props: FocusViewProps) {
  const { dataset, rowId, listed, evaluation, place, draft, noteText, onRow } = props;
  const query = evaluation ? `?evaluation=${evaluation}` : "";
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ["review-row", dataset.id, rowId, evaluation],
    queryFn: ({ signal }) => fetchJson<RowDetail>(`/api/generations/${dataset.id}/review/${rowId}${query}`, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const detail = data && !isPlaceholderData && data.row.id === rowId ? data : null;
  // Of the two the one that knows the latest change.
  const row =
    detail && listed ? (detail.row.revision >= listed.revision ? detail.row : { ...detail.row, ...listed }) : (detail?.row ?? listed);
  useEffect(() => onRow(row ?? null));
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is read from its beginning
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [rowId]);
  const [raw, setRaw] = useState(false);
  const [showsOriginal, setShowsOriginal] = useState(false);
  return (
    <article aria-labelledby="focus-heading" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="small" onClick={props.onClose} title="Key: Esc">
          <ArrowLeft /> All pairs
        </Button>
        <h2 ref={heading} id="focus-heading" tabIndex={-1} className="font-semibold text-[0.9375rem] tabular-nums outline-none">
          Pair {place ? `${formatExact(place.at + 1)} of ${formatExact(place.total)}` : rowId}
        </h2>
        {row && <StateBadge state={row.state} />}
        <div className="ml-auto flex gap-2">
          <Button
            size="small"
            aria-pressed={raw}
            className="aria-pressed:bg-muted"
            onClick={() => setRaw(!raw)}
            title="The text exactly as it is stored"
          >
            As stored
          </Button>
          <Step props={props} />
        </div>
      </div>
      {error && (
        <p role="alert" className="text-danger">
          {error.message}
        </p>
      )}
      {!row && !error && <Skeleton className="h-64 w-full" />}
      {row && (
        <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <section aria-label="Text of the pair" className="min-w-0 rounded-xl border px-5 py-4">
            {draft ? (
              <EditForm
                key={rowId}
                datasetId={dataset.id}
                shape={dataset.shape}
                draft={draft}
                onDraft={props.onDraft}
                onSave={(changed, base) => props.onAct(row, { kind: "edit", data: changed }, base)}
                onCancel={props.cancelEdit}
              />
            ) : showsOriginal && detail?.original ? (
              <div className="grid gap-8 md:grid-cols-2">
                <Version title="Now" data={row.data} raw={raw} />
                <Version title="What the model wrote" data={detail.original} raw={raw} />
              </div>
            ) : (
              <RowFields fields={fieldsOf(row.data)} raw={raw} />
            )}
            {detail?.row.sourceText && <SourceText text={detail.row.sourceText} />}
          </section>
          <aside aria-label="About the pair" className="flex min-w-0 flex-col gap-5 text-[0.8125rem]">
            <Facts dataset={dataset} row={row} onSeed={props.onSeed} />
            {row.edited && (
              <Part title="Edited">
                <p className="text-soft">
                  {row.editedBy ?? "Somebody"}
                  {row.editedAt && (
                    <>
                      , <LocalTime iso={row.editedAt} />
                    </>
                  )}
                </p>
                <div className="mt-2 flex flex-wrap gap-2">
                  <Button
                    size="small"
                    disabled={!detail?.original}
                    aria-pressed={showsOriginal}
                    onClick={() => setShowsOriginal(!showsOriginal)}
                    className="aria-pressed:bg-muted"
                  >
                    Compare
                  </Button>
                  <ForChangers>
                    <Button size="small" onClick={() => void props.onAct(row, { kind: "revert" })}>
                      <RotateCcw /> Revert
                    </Button>
                  </ForChangers>
                </div>
              </Part>
            )}
            <Part title="Note">
              {noteText === null ? (
                <>
                  {row.note && <p className="whitespace-pre-wrap break-words">{row.note}</p>}
                  <ForChangers otherwise={!row.note && <p className="text-soft">There is none.</p>}>
                    <Button size="small" variant="ghost" className="-ml-2.5" title="Key: N" onClick={() => props.onNoteText(row.note)}>
                      <MessageSquareText /> {row.note ? "Change the note" : "Write a note"}
                    </Button>
                  </ForChangers>
                </>
              ) : (
                <NoteForm
                  text={noteText}
                  onText={props.onNoteText}
                  onSave={() => void props.onAct(row, { kind: "note", note: noteText }).then(({ ok }) => ok && props.onNoteText(null))}
                  onCancel={() => props.onNoteText(null)}
                />
              )}
            </Part>
            <RowJudgements datasetId={dataset.id} rowId={rowId} />
            {detail && detail.refusedCount > 0 && <Refused dataset={dataset} detail={detail} />}
          </aside>
        </div>
      )}
      {row && !draft && (
        <ForChangers>
          <Decide row={row} {...props} />
        </ForChangers>
      )}
    </article>
  );
}

function Step({ props: { onStep } }: { props: Pick<FocusViewProps, "onStep"> }) {
  return (
    <>
      <Button
        size="small"
        disabled={!onStep.previous}
        title={onStep.previous ? "Key: K or ←" : "This is the first"}
        onClick={() => onStep.previous?.()}
      >
        <ArrowLeft /> Previous
      </Button>
      <Button size="small" disabled={!onStep.next} title={onStep.next ? "Key: J or →" : "This is the last"} onClick={() => onStep.next?.()}>
        Next <ArrowRight />
      </Button>
    </>
  );
}

/** What to decide, always in sight. */
function Decide({ row, onAct, onUndo, startEdit }: { row: ReviewRow } & Pick<FocusViewProps, "onAct" | "onUndo" | "startEdit">) {
  const act = (action: RowsAction) => void onAct(row, action);
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-2 border-t bg-background px-4 py-3 sm:-mx-8 sm:px-8">
      {row.state === "deleted" ? (
        <Button variant="primary" title="Key: D" onClick={() => act({ kind: "restore" })}>
          <RotateCcw /> Bring back
        </Button>
      ) : (
        <>
          <Button variant="primary" title="Key: A" aria-pressed={row.state === "approved"} onClick={() => act({ kind: "approve" })}>
            <Check /> Approve
          </Button>
          <Button title="Key: R" aria-pressed={row.state === "rejected"} onClick={() => act({ kind: "reject" })}>
            <X /> Reject
          </Button>
          {row.state !== "unreviewed" && (
            <Button title="Take the decision back" onClick={() => act({ kind: "unreview" })}>
              Undecided
            </Button>
          )}
        </>
      )}
      <Button title="Key: E" onClick={() => startEdit(row)}>
        <Pencil /> Edit
      </Button>
      {row.state !== "deleted" && (
        <Button title="Key: D. It can be brought back" onClick={() => act({ kind: "delete" })}>
          <Trash2 /> Delete
        </Button>
      )}
      <Button variant="ghost" title="Key: U" className="sm:ml-auto" onClick={onUndo}>
        <Undo2 /> Undo
      </Button>
    </div>
  );
}

function Facts({ dataset, row, onSeed }: { dataset: ReviewedDataset; row: ReviewRow; onSeed: (seedId: string) => void }) {
  const { seedId } = row;
  return (
    <Part title={dataset.inputs === "seeds" ? "Seed" : "Source"}>
      <p className="break-words">{row.seed || "(none)"}</p>
      {seedId && (
        <button type="button" className="rounded-sm text-accent underline-offset-4 hover:underline" onClick={() => onSeed(seedId)}>
          Only pairs of this {dataset.inputs === "seeds" ? "seed" : "source"}
        </button>
      )}
      {row.attributes && (
        <p className="mt-1 text-soft">
          {Object.entries(row.attributes)
            .map(([name, value]) => `${name}: ${value}`)
            .join(" · ")}
        </p>
      )}
      {row.reviewedAt && (
        <p className="mt-1 text-soft">
          Decided by {row.reviewedBy ?? "somebody"}, <LocalTime iso={row.reviewedAt} />
        </p>
      )}
    </Part>
  );
}

function Refused({ dataset, detail }: { dataset: ReviewedDataset; detail: RowDetail }) {
  const first = dataset.shape.names[0] ?? "";
  return (
    <Part title={`Refused because of this pair: ${formatExact(detail.refusedCount)}`}>
      <ul className="flex flex-col gap-2">
        {detail.refused.map((copy) => (
          <li key={copy.id} className="rounded-md bg-surface p-2">
            <span className="font-medium">{copy.kind === "exact" ? "Exact copy" : `${Math.round(copy.similarity * 100)} % alike`}</span>
            <a
              className="ml-2 text-accent underline-offset-4 hover:underline"
              href={`/generations/${dataset.id}/review?view=refused&row=${copy.id}`}
            >
              Compare
            </a>
            <p className="line-clamp-3 break-words text-soft">{clip(textOfValue(copy.data[first] ?? null))}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Version({ title, data, raw }: { title: string; data: RowData; raw: boolean }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-3 font-semibold">{title}</h3>
      <RowFields fields={fieldsOf(data)} raw={raw} owner={title} />
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 font-medium text-soft text-xs">{title}</h3>
      {children}
    </section>
  );
}

export const fieldsOf = (data: RowData) => Object.entries(data).map(([name, value]) => ({ name, text: textOfValue(value) }));
