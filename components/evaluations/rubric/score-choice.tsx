"use client";

import clsx from "clsx";
import { useId } from "react";

interface ScoreChoiceProps {
  /** What is scored. */
  label: string;
  /** 1 to 5; 0 while none is chosen. */
  value: number;
  onChoose: (score: number) => void;
  /** What each score means, from 1 to 5; for the tooltips. */
  meanings?: readonly string[];
}

/** The five scores as radio buttons in a row. */
export function ScoreChoice({ label, value, onChoose, meanings }: ScoreChoiceProps) {
  const name = useId();
  return (
    <fieldset className="flex gap-1">
      <legend className="sr-only">{label}</legend>
      {[1, 2, 3, 4, 5].map((score) => (
        <label
          key={score}
          title={meanings?.[score - 1]}
          className={clsx(
            "grid size-8 place-items-center rounded-md border font-medium tabular-nums",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
            value === score ? "border-accent bg-accent text-on-accent" : "border-line-strong hover:bg-muted",
          )}
        >
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={value === score}
            onChange={() => onChoose(score)}
            aria-label={`${label}: ${score}`}
          />
          {score}
        </label>
      ))}
    </fieldset>
  );
}
