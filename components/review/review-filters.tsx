"use client";

import { Search, SlidersHorizontal, X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { Input, Select } from "@/components/ui/field.tsx";
import { isEmptyFilter, type RowFilter, rowFilterSchema, TEXT_SEARCH_LENGTH } from "@/lib/review/filter.ts";
import { ROW_SORTS, type RowSort } from "@/lib/review/row-sorts.ts";
import { REVIEW_STATES } from "@/lib/review/state.ts";
import type { ReviewedDataset } from "./types.ts";
import { STATE_WORDS } from "./words.ts";

const SORT_WORDS: Readonly<Record<RowSort, string>> = {
  ...{ first: "As in the file", newest: "Newest first", lowest: "Lowest score first", highest: "Highest score first" },
};

const TYPING_PAUSE_MS = 350;

interface ReviewFiltersProps {
  dataset: ReviewedDataset;
  filter: RowFilter;
  sort: RowSort;
  /** What the seed or source that is chosen is called, as far as it is known. */
  seedLabel: string;
  onFilter: (filter: RowFilter, options?: { replace?: boolean }) => void;
  onSort: (sort: RowSort) => void;
}

/** Which rows are shown. The usual ones are in sight, the others behind a button; each that is set stands below, to be taken away. */
export function ReviewFilters({ dataset, filter, sort, seedLabel, onFilter, onSort }: ReviewFiltersProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const set = (change: Partial<RowFilter>, options?: { replace?: boolean }) => {
    const next = { ...filter, ...change };
    onFilter(
      rowFilterSchema.parse(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ""))),
      options,
    );
  };
  const { evaluations, files } = dataset.choices;
  const evaluation = filter.evaluation ?? evaluations[0]?.id;
  const origin = dataset.inputs === "seeds" ? "Seed" : "Source";
  return (
    <search className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
        <SearchBox value={filter.text ?? ""} onChange={(text, replace) => set({ text: text || undefined }, { replace })} />
        <Select
          aria-label="State"
          className="sm:w-40"
          value={filter.state ?? ""}
          onChange={({ target }) => set({ state: REVIEW_STATES.find((state) => state === target.value) })}
        >
          <option value="">All but deleted</option>
          {REVIEW_STATES.map((state) => (
            <option key={state} value={state}>
              {STATE_WORDS[state]}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Order"
          className="sm:w-44"
          value={sort}
          onChange={({ target }) => onSort(ROW_SORTS.find((each) => each === target.value) ?? "first")}
        >
          {ROW_SORTS.map((each) => (
            <option key={each} value={each}>
              {SORT_WORDS[each]}
            </option>
          ))}
        </Select>
        <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} className="col-span-2">
          <SlidersHorizontal /> {open ? "Fewer filters" : "More filters"}
        </Button>
      </div>
      <div id={id} hidden={!open} className="grid gap-x-4 gap-y-3 rounded-lg border p-4 sm:grid-cols-2 lg:grid-cols-4">
        {dataset.inputs === "seeds" && (
          <Labelled label="Seed">
            {(field) => (
              <Select id={field} value={filter.seed ?? ""} onChange={({ target }) => set({ seed: target.value || undefined })}>
                <option value="">All seeds</option>
                {dataset.seeds.map((seed) => (
                  <option key={seed.id} value={seed.id}>
                    {seed.text.slice(0, 100)}
                  </option>
                ))}
              </Select>
            )}
          </Labelled>
        )}
        {files.length > 0 && (
          <Labelled label="Source file">
            {(field) => (
              <Select id={field} value={filter.file ?? ""} onChange={({ target }) => set({ file: target.value || undefined })}>
                <option value="">All files</option>
                {files.map((file) => (
                  <option key={file.id} value={file.id}>
                    {file.name}
                  </option>
                ))}
              </Select>
            )}
          </Labelled>
        )}
        <Labelled label="Text">
          {(field) => (
            <Select
              id={field}
              value={filter.edited ? "edited" : ""}
              onChange={({ target }) => set({ edited: target.value ? true : undefined })}
            >
              <option value="">Edited or not</option>
              <option value="edited">Edited by a person</option>
            </Select>
          )}
        </Labelled>
        {evaluations.length > 0 ? (
          <>
            <Labelled label="Evaluation">
              {(field) => (
                <Select id={field} value={evaluation} onChange={({ target }) => set({ evaluation: target.value })}>
                  {evaluations.map(({ id: value, name }) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Labelled>
            <Between
              label="Score"
              from={filter.minScore}
              to={filter.maxScore}
              step={0.5}
              min={1}
              max={5}
              onChange={(minScore, maxScore) => set({ evaluation, minScore, maxScore, judged: undefined })}
            />
            <Labelled label="Judgement">
              {(field) => (
                <Select
                  id={field}
                  value={filter.judged ?? ""}
                  onChange={({ target }) =>
                    set(target.value ? { evaluation, judged: "failed", minScore: undefined, maxScore: undefined } : { judged: undefined })
                  }
                >
                  <option value="">All</option>
                  <option value="failed">Failed: no score</option>
                </Select>
              )}
            </Labelled>
          </>
        ) : (
          <p className="self-end pb-2 text-[0.8125rem] text-soft">Evaluate the dataset, and pairs can be filtered by score here.</p>
        )}
        <Between
          label="Length in characters"
          from={filter.minLength}
          to={filter.maxLength}
          step={1}
          min={0}
          max={10_000_000}
          onChange={(minLength, maxLength) => set({ minLength, maxLength })}
        />
      </div>
      {!isEmptyFilter(filter) && (
        <ul aria-label="Filters in use" className="flex flex-wrap items-center gap-1.5">
          {filter.seed && <Chip label={`${origin}: ${seedLabel || "the chosen one"}`} onRemove={() => set({ seed: undefined })} />}
          {filter.file && (
            <Chip
              label={`File: ${files.find(({ id: file }) => file === filter.file)?.name ?? "unknown"}`}
              onRemove={() => set({ file: undefined })}
            />
          )}
          {filter.state && <Chip label={STATE_WORDS[filter.state]} onRemove={() => set({ state: undefined })} />}
          {filter.edited && <Chip label="Edited" onRemove={() => set({ edited: undefined })} />}
          {filter.evaluation && (
            <Chip
              label={`${filter.judged ? "Judgement failed" : scoreWords(filter)} · ${evaluations.find(({ id: each }) => each === filter.evaluation)?.name ?? "evaluation"}`}
              onRemove={() => set({ evaluation: undefined, judged: undefined, minScore: undefined, maxScore: undefined })}
            />
          )}
          {filter.text && <Chip label={`“${filter.text}”`} onRemove={() => set({ text: undefined })} />}
          {(filter.minLength !== undefined || filter.maxLength !== undefined) && (
            <Chip
              label={`Length ${filter.minLength ?? 0}–${filter.maxLength ?? "any"}`}
              onRemove={() => set({ minLength: undefined, maxLength: undefined })}
            />
          )}
          <li>
            <Button size="small" variant="ghost" onClick={() => onFilter({})}>
              Clear filters
            </Button>
          </li>
        </ul>
      )}
    </search>
  );
}

function scoreWords({ minScore, maxScore }: RowFilter): string {
  if (minScore === undefined && maxScore === undefined) return "Scores";
  return `Score ${minScore ?? 1}–${maxScore ?? 5}`;
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <li className="flex min-w-0 max-w-full items-center rounded-md bg-muted pl-2 text-[0.8125rem]">
      <span className="truncate">{label}</span>
      <IconButton label={`Take away the filter ${label}`} className="size-7!" onClick={onRemove}>
        <X />
      </IconButton>
    </li>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium text-[0.8125rem]">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

interface BetweenProps {
  label: string;
  from: number | undefined;
  to: number | undefined;
  min: number;
  max: number;
  step: number;
  onChange: (from: number | undefined, to: number | undefined) => void;
}

/** Two numbers, either of which may be left out. They count when one leaves the field or presses Enter. */
function Between({ label, from, to, min, max, step, onChange }: BetweenProps) {
  const read = (text: string) => {
    const value = Number(text);
    return text.trim() === "" || !Number.isFinite(value) ? undefined : Math.min(max, Math.max(min, step === 1 ? Math.round(value) : value));
  };
  const input = (name: string, value: number | undefined, done: (value: number | undefined) => void) => (
    <Input
      key={String(value)}
      type="number"
      aria-label={`${label}, ${name}`}
      placeholder={name}
      {...{ min, max, step }}
      defaultValue={value ?? ""}
      onBlur={({ target }) => read(target.value) !== value && done(read(target.value))}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium text-[0.8125rem]">{label}</legend>
      <div className="flex items-center gap-2">
        {input("at least", from, (value) => onChange(value, to))}
        {input("at most", to, (value) => onChange(from, value))}
      </div>
    </fieldset>
  );
}

/** A search makes one step in the browser's history however many letters it has. */
function SearchBox({ value, onChange }: { value: string; onChange: (text: string, replace: boolean) => void }) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typing = useRef(false);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div className="relative col-span-2 sm:min-w-48 sm:max-w-sm sm:flex-1">
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-soft" />
      <Input
        type="search"
        id="review-search"
        aria-label="Search in the texts"
        placeholder="Search in the texts"
        value={text}
        maxLength={TEXT_SEARCH_LENGTH}
        autoComplete="off"
        className="pl-9"
        onChange={({ target }) => {
          setText(target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            onChange(target.value.trim(), typing.current);
            typing.current = true;
          }, TYPING_PAUSE_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        onBlur={() => {
          typing.current = false;
        }}
      />
    </div>
  );
}
