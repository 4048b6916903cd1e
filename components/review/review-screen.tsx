"use client";

import { useQuery } from "@tanstack/react-query";
import { Keyboard } from "lucide-react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { RowsSection } from "@/components/rows/rows-section.tsx";
import { ForChangers, useMayChange } from "@/components/shell/may-change.tsx";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { formatExact } from "@/lib/format.ts";
import type { RowsAction } from "@/lib/review/change-rows.ts";
import { filterParameters, isEmptyFilter } from "@/lib/review/filter.ts";
import type { StateKind } from "@/lib/review/kinds.ts";
import type { ReviewRow } from "@/lib/review/row-page.ts";
import { REVIEW_STATES } from "@/lib/review/state.ts";
import { FIRST } from "./address.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { FocusView } from "./focus-view.tsx";
import { HistoryButton } from "./history-menu.tsx";
import { commandOf, type ReviewCommand } from "./keys.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { ReviewFilters } from "./review-filters.tsx";
import { ReviewTable } from "./review-table.tsx";
import { describeRun, type Run, RunDialog } from "./run-dialog.tsx";
import { SegmentBar } from "./segment-bar.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { StatusLine } from "./status-line.tsx";
import type { ReviewedDataset, ReviewHistory } from "./types.ts";
import { useDrafts } from "./use-drafts.ts";
import { useListedRows } from "./use-listed-rows.ts";
import { usePlace } from "./use-place.ts";
import { useReview } from "./use-review.ts";
import { useReviewAddress } from "./use-review-address.ts";
import { useSelection } from "./use-selection.ts";
import { STATE_WORDS } from "./words.ts";

/** An undo of so many rows is worth a window that shows how far it is. */
const MANY_ROWS = 1_000;
/** After these the next row is shown. */
const MOVES_ON: readonly RowsAction["kind"][] = ["approve", "reject", "delete"];

/** The keys that mean nothing to a viewer. */
const CHANGES: readonly ReviewCommand[] = ["approve", "reject", "delete", "edit", "note", "undo", "select"];

/** The review page, alive. */
export function ReviewScreen({ dataset }: { dataset: ReviewedDataset }) {
  const [address, go] = useReviewAddress();
  const { filter, sort, open } = address;
  const list = useListedRows(dataset.id, filter, sort);
  const review = useReview(dataset.id, list, filter.evaluation);
  const place = usePlace(address, go, list);
  const drafts = useDrafts(dataset.shape);
  const selection = useSelection(list, filterParameters(filter).toString());
  const history = useQuery({
    queryKey: ["review-history", dataset.id],
    queryFn: ({ signal }) => fetchJson<ReviewHistory>(`/api/generations/${dataset.id}/review/actions`, signal),
  });
  const mayChange = useMayChange();
  const [run, setRun] = useState<Run | null>(null);
  const [help, setHelp] = useState(false);
  const focused = useRef<ReviewRow | null>(null);
  const total = list.total;
  const query = filterParameters(filter).toString();
  const suffix = query ? `?${query}` : "";

  const change = async (row: ReviewRow, action: RowsAction, base?: { revision: number }) => {
    if (MOVES_ON.includes(action.kind)) {
      if (open) place.next?.();
      else place.setActive(place.active + 1);
    }
    const outcome = await review.act([row], action, base);
    if (outcome.ok && action.kind === "edit") drafts.drop(row.id);
    return outcome;
  };
  const changeChosen = async (kind: StateKind) => {
    const { ok } = await review.act([...selection.chosen.values()], { kind });
    if (ok) selection.clear();
  };
  const undo = async (what?: { actionId: string; rowId: string | null }) => {
    const rowId = await review.undo(what);
    const at = rowId === null ? undefined : list.placeOf(rowId);
    if (at === undefined) return;
    if (open) place.openAt(at);
    else place.setActive(at);
  };
  const undoAction = ({ id, rows }: { id: string; rows: number }) => {
    if (rows > MANY_ROWS) setRun({ undo: id, rows });
    else void undo({ actionId: id, rowId: null });
  };

  const obey = (command: ReviewCommand): boolean => {
    if (!mayChange && CHANGES.includes(command)) return false;
    const row = open ? focused.current : (list.rowAt(place.active) ?? null);
    const step = (by: 1 | -1) => (open ? (by > 0 ? place.next : place.previous)?.() : place.setActive(place.active + by));
    switch (command) {
      case "next":
        step(1);
        return true;
      case "previous":
        step(-1);
        return true;
      case "undo":
        void undo();
        return true;
      case "help":
        setHelp(true);
        return true;
      case "search":
        document.getElementById("review-search")?.focus();
        return true;
      case "go":
        document.querySelector<HTMLElement>("[data-go-to]")?.focus();
        return true;
      case "back":
        if (!open) return false;
        place.close();
        return true;
      default:
        if (!row) return false;
        return obeyFor(row, command);
    }
  };
  const obeyFor = (row: ReviewRow, command: Exclude<ReviewCommand, "next" | "previous" | "undo" | "help" | "search" | "go" | "back">) => {
    const at = list.placeOf(row.id) ?? place.active;
    if (command === "select") selection.choose(row, at, false);
    else if (command === "open") place.open(row, at);
    else if (command === "edit" || command === "note") {
      if (command === "edit") drafts.start(row);
      else drafts.setNote(row.id, row.note);
      if (!open) place.open(row, at);
    } else void change(row, { kind: command === "delete" && row.state === "deleted" ? "restore" : command });
    return true;
  };
  const latestObey = useRef(obey);
  // Before anything is painted, so that a key is always about what is seen.
  useLayoutEffect(() => {
    latestObey.current = obey;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element)) return;
      if (target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu]")) return;
      if (document.querySelector("[role=dialog]")) return;
      const command = commandOf(event, open !== null);
      // Enter presses the button that has the focus; arrow keys scroll a wide block of code.
      if (command === null || (command === "open" && target.closest("button, a"))) return;
      if (event.key.startsWith("Arrow") && target.closest("pre, .row-table")) return;
      if (latestObey.current(command)) event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [open]);

  const { conflict } = review;
  const seedTexts = useMemo(() => new Map(dataset.seeds.map(({ id, text }) => [id, text])), [dataset.seeds]);
  const origin = dataset.inputs === "seeds" ? "Seed" : "Source";
  const states = history.data?.states;

  if (address.refused)
    return (
      <RowsSection
        generationId={dataset.id}
        total={dataset.accepted}
        refused={dataset.refused}
        status={dataset.status}
        seedTexts={seedTexts}
        inputs={dataset.inputs}
        first={{ query: "none", page: { rows: [], total: 0 } }}
      />
    );
  return (
    <>
      <div className={open ? "hidden" : "contents"}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {states && (
            <ul aria-label="How many pairs are in each state" className="flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem]">
              {REVIEW_STATES.map((state) => (
                <li key={state}>
                  <button
                    type="button"
                    aria-pressed={filter.state === state}
                    className="rounded-sm text-soft tabular-nums hover:text-foreground aria-pressed:font-medium aria-pressed:text-foreground"
                    onClick={() => go(() => ({ ...FIRST, sort, filter: { ...filter, state: filter.state === state ? undefined : state } }))}
                  >
                    {STATE_WORDS[state]} {formatExact(states[state])}
                  </button>
                </li>
              ))}
              {dataset.refused > 0 && (
                <li>
                  <a
                    href={`/generations/${dataset.id}/review?view=refused`}
                    className="rounded-sm text-soft tabular-nums hover:text-foreground"
                  >
                    Refused as duplicates {formatExact(dataset.refused)}
                  </a>
                </li>
              )}
            </ul>
          )}
          <div className="flex flex-wrap items-center gap-2 sm:ml-auto">
            <HistoryButton actions={history.data?.actions ?? []} onUndo={mayChange ? undoAction : null} />
            <CopyLink />
            <Button size="small" onClick={() => setHelp(true)} title="Key: ?" className="max-sm:hidden">
              <Keyboard /> Keys
            </Button>
          </div>
        </div>
        <ReviewFilters
          dataset={dataset}
          filter={filter}
          sort={sort}
          seedLabel={(filter.seed && (seedTexts.get(filter.seed) ?? list.rowAt(0)?.seed)) || ""}
          onFilter={(next, options) => go(() => ({ ...FIRST, sort, filter: next }), options)}
          onSort={(next) => go(() => ({ ...FIRST, filter, sort: next }))}
        />
        <section aria-labelledby="pairs-heading" className="min-w-0 rounded-xl border">
          <h2 id="pairs-heading" className="sr-only">
            Pairs
          </h2>
          <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2.5">
            <SelectionBar
              chosen={selection.chosen.size}
              total={total === null ? null : total - list.left}
              deleted={filter.state === "deleted"}
              onChosen={(kind) => void changeChosen(kind)}
              onAll={(kind) => setRun({ kind, filter })}
              onClear={selection.clear}
            />
            {filter.state !== "deleted" && (
              <nav aria-label="What to do with these pairs" className="flex flex-wrap gap-2">
                <ForChangers>
                  <ButtonLink size="small" href={`/evaluations/new?dataset=${dataset.id}${query && `&${query}`}`}>
                    Evaluate these
                  </ButtonLink>
                  <ButtonLink size="small" href={`/generations/${dataset.id}/fixes/new${suffix}`}>
                    Fix these
                  </ButtonLink>
                  <ButtonLink size="small" href={`/generations/${dataset.id}/export${suffix}`}>
                    Export these
                  </ButtonLink>
                  <ButtonLink size="small" href={`/generations/${dataset.id}/more`}>
                    More like the approved
                  </ButtonLink>
                </ForChangers>
              </nav>
            )}
          </div>
          {list.error && (
            <p role="alert" className="px-4 py-3 text-danger">
              {list.error.message}
            </p>
          )}
          {total === 0 ? (
            <div className="p-4">
              <EmptyState icon={Keyboard} title={isEmptyFilter(filter) ? "There is no pair to review." : "No pair is like that."}>
                {isEmptyFilter(filter) ? "Pairs appear here as soon as they are made." : "Take a filter away to see more."}
              </EmptyState>
            </div>
          ) : (
            !open && (
              <ReviewTable
                key={`${query} ${sort} ${place.start}`}
                list={list}
                total={total ?? (list.rowAt(0) ? 1 : 0)}
                start={place.start}
                active={place.active}
                names={dataset.shape.names}
                origin={origin}
                chosen={selection.ids}
                onChoose={selection.choose}
                onActive={place.setActive}
                onOpen={place.open}
              />
            )
          )}
          {total !== null && total > 0 && <SegmentBar start={place.start} total={total} onShow={place.show} />}
        </section>
      </div>
      {open && (
        <FocusView
          dataset={dataset}
          rowId={open}
          listed={list.latest(open)}
          evaluation={filter.evaluation}
          place={place.place !== null && total !== null ? { at: place.place, total } : null}
          draft={drafts.draftOf(open)}
          onDraft={(draft) => drafts.set(open, draft)}
          noteText={drafts.noteOf(open)}
          onNoteText={(text) => drafts.setNote(open, text)}
          onAct={change}
          onUndo={() => void undo()}
          onStep={{ previous: place.previous, next: place.next }}
          onSeed={(seed) => go(() => ({ ...FIRST, filter: { seed } }))}
          onClose={place.close}
          onRow={(row) => {
            focused.current = row;
          }}
          startEdit={drafts.start}
          cancelEdit={() => drafts.cancel(open)}
        />
      )}
      <StatusLine note={review.note} onUndo={(what) => void undo(what)} onClose={() => review.setNote(null)} />
      {help && <KeysDialog onClose={() => setHelp(false)} />}
      {run && (
        <RunDialog
          datasetId={dataset.id}
          run={run}
          onClose={() => setRun(null)}
          onDone={(done) => {
            setRun(null);
            selection.clear();
            list.refresh();
            review.changed();
            if (done.actionId) review.remember(done.actionId);
            review.setNote({
              text: describeRun(run, done),
              tone: done.left > 0 || done.stopped ? "problem" : "done",
              ...(done.actionId && !("undo" in run) && { undo: { actionId: done.actionId, rowId: null } }),
            });
          }}
        />
      )}
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          onTheirs={() => {
            drafts.drop(conflict.seen.id);
            drafts.setNote(conflict.seen.id, null);
            review.closeConflict();
            void review.reread(conflict.seen.id);
          }}
          onMine={() => {
            const { mine, seen, theirs } = conflict;
            review.closeConflict();
            void review.act([theirs], mine, theirs).then(({ ok }) => {
              if (!ok) return;
              drafts.drop(seen.id);
              drafts.setNote(seen.id, null);
            });
          }}
          onEdit={
            conflict.mine.kind === "edit" || conflict.mine.kind === "note"
              ? () => {
                  const { seen, theirs, mine } = conflict;
                  if (mine.kind === "edit") drafts.rebase(seen.id, theirs);
                  review.closeConflict();
                  void review.reread(seen.id);
                }
              : null
          }
        />
      )}
      <ConfirmDialog
        open={drafts.leaving !== null}
        onOpenChange={(asked) => !asked && drafts.stay()}
        title="Throw away what you wrote?"
        confirm="Throw it away"
        keep="Edit on"
        onConfirm={drafts.leave}
      >
        The pair stays as it was before you began.
      </ConfirmDialog>
    </>
  );
}

/** The address of what is shown, with its filter. */
function CopyLink() {
  const [address, setAddress] = useState("");
  // Whatever is drawn anew may have another address.
  useEffect(() => setAddress(window.location.href));
  return <CopyButton text={address} label="Copy link" className="border border-line-strong" />;
}
