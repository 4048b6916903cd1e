"use client";

import { type ReactNode, useId } from "react";

/** One choice of a group: a name and a plain sentence. The whole card can be clicked; the name alone names the radio. */
export function RadioCard({
  group,
  value,
  title,
  description,
  badge,
  ...choice
}: {
  /** The radios' shared name. */
  group: string;
  value: string;
  title: string;
  description: ReactNode;
  badge?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onChange?: () => void;
}) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="flex gap-3 rounded-lg border border-line-strong p-4 hover:bg-surface has-checked:border-accent has-focus-visible:outline-2 has-checked:bg-accent-soft has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
    >
      <input
        {...choice}
        id={id}
        type="radio"
        name={group}
        value={value}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
      />
      <span className="flex min-w-0 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2">
          <span id={`${id}-title`} className="font-medium">
            {title}
          </span>
          {badge}
        </span>
        <span id={`${id}-description`} className="text-[0.8125rem] text-soft">
          {description}
        </span>
      </span>
    </label>
  );
}

/** A named group of cards, one column on a phone. */
export function RadioCards({ legend, hint, children }: { legend: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">{legend}</legend>
      {hint && <p className="mt-1 text-[0.8125rem] text-soft">{hint}</p>}
      <div className="mt-2 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">{children}</div>
    </fieldset>
  );
}
