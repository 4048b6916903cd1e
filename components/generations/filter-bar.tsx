"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Input } from "@/components/ui/field.tsx";
import { type Choice, ChoiceSelect } from "./choice-select.tsx";

const TYPING_PAUSE_MS = 250;

export interface FilterBarProps {
  /** The list's page, and what is found by the search. */
  path?: string;
  searchLabel?: string;
  searchHint?: string;
  search: string;
  /** Each is one select; its first option stands for “no filter” and has the value "". */
  filters: readonly (Choice & { name: string; label: string })[];
  /** Chosen by the table's headings, and on a narrow screen by a select; null where there is one order only. */
  order: Choice | null;
  /** Empty where it is the order's usual one. */
  direction: string;
}

/**
 * Search and filters. All of it is in the address; without a script it is a plain form. A search makes one step in the
 * browser's history however many letters it has.
 */
export function FilterBar({
  path = "/generations",
  searchLabel = "Search generations",
  searchHint = "Search by name or model",
  search,
  filters,
  order,
  direction,
}: FilterBarProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typing = useRef(false);
  const [pending, startTransition] = useTransition();

  const go = ({ replace = false, without = "" } = {}) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!form.current) return;
    const given = [...new FormData(form.current)].flatMap(([name, value]) =>
      typeof value === "string" && value.trim() && name !== without ? [[name, value.trim()]] : [],
    );
    const query = new URLSearchParams(given).toString();
    const href = query ? `${path}?${query}` : path;
    startTransition(() => (replace ? router.replace(href, { scroll: false }) : router.push(href, { scroll: false })));
  };
  const type = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      go({ replace: typing.current });
      typing.current = true;
    }, TYPING_PAUSE_MS);
  };

  const state = JSON.stringify([
    ...filters,
    { name: "q", value: search },
    ...(order ? [{ name: "sort", ...order }] : []),
    { name: "direction", value: direction },
  ]);
  // The back button, the headings and “Clear filters” change the address under the form. At first it is the other way
  // round: what was typed before this script had arrived is in the form only.
  const arrived = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `go` is a new function each time and reads only the form
  useEffect(() => {
    if (timer.current !== undefined || pending || !form.current) return;
    const changed = differences(form.current, state);
    if (arrived.current) for (const { control, value } of changed) control.value = value;
    else if (changed.length > 0) go();
    arrived.current = true;
  }, [state, pending]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <search>
      <form
        ref={form}
        action={path}
        data-pending={pending || undefined}
        className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap"
        onSubmit={(event) => {
          event.preventDefault();
          go({ replace: typing.current });
        }}
      >
        <div className="relative col-span-2 sm:min-w-48 sm:max-w-sm sm:flex-1">
          <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4 text-soft" />
          <Input
            type="search"
            name="q"
            aria-label={searchLabel}
            placeholder={searchHint}
            defaultValue={search}
            maxLength={200}
            autoComplete="off"
            className="pl-9"
            onInput={type}
            onBlur={() => {
              typing.current = false;
            }}
          />
        </div>
        {filters.map((filter) => (
          <ChoiceSelect key={filter.name} {...filter} className="sm:w-40" onChange={() => go()} />
        ))}
        {order && (
          <ChoiceSelect
            name="sort"
            label="Sort"
            {...order}
            className="even:col-span-2 sm:w-40 @4xl:hidden"
            onChange={() => go({ without: "direction" })}
          />
        )}
        <input type="hidden" name="direction" defaultValue={direction} />
      </form>
    </search>
  );
}

/** The controls that show something else than the address. A space at the end may be the beginning of the next word. */
function differences(form: HTMLFormElement, state: string) {
  const wanted: { name: string; value: string }[] = JSON.parse(state);
  return wanted.flatMap(({ name, value }) => {
    const control = form.elements.namedItem(name);
    const isControl = control instanceof HTMLInputElement || control instanceof HTMLSelectElement;
    return isControl && control.value.trim() !== value ? [{ control, value }] : [];
  });
}
