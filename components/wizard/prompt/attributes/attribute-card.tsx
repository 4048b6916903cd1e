"use client";

import { Lightbulb, X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { describe, Field, FieldError, Input, Textarea } from "@/components/ui/field.tsx";
import { plural } from "@/lib/format.ts";
import { ATTRIBUTE_LIMITS } from "@/lib/generation/attribute-rules.ts";
import type { Attribute } from "@/lib/generation/config.ts";
import { useAssist } from "../../use-assist.ts";

/** How many values are asked for at once. */
const SUGGESTED = 5;

/** One attribute: its name, and its values one a line. */
export function AttributeCard({
  index,
  attribute: { name, values },
  errors,
  onChange,
  onLeave,
  onRemove,
}: {
  index: number;
  attribute: Attribute;
  errors: { name: string | undefined; values: string | undefined };
  onChange: (change: Partial<Attribute>) => void;
  /** The focus goes elsewhere: time to say what is wrong. */
  onLeave: () => void;
  onRemove: () => void;
}) {
  const id = `attribute-${index}`;
  // The text as it is typed, with the empty lines that are no values.
  const [text, setText] = useState(() => values.join("\n"));
  const suggested = useAssist("values");
  const running = suggested.state.kind === "running";
  const full = values.length >= ATTRIBUTE_LIMITS.values;
  const write = (next: string) => {
    setText(next);
    onChange({ values: linesOf(next) });
  };
  const suggest = async () => {
    const count = Math.min(SUGGESTED, ATTRIBUTE_LIMITS.values - values.length);
    const more = await suggested.run({ attribute: name, existing: values, count });
    if (more) write([...linesOf(text), ...more].join("\n"));
  };
  const label = name.trim() || `attribute ${index + 1}`;
  return (
    <li
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && onLeave()}
      className="grid gap-x-4 gap-y-3 rounded-lg border p-4 sm:grid-cols-[14rem_minmax(0,1fr)_auto]"
    >
      <Field id={`${id}-name`} label="Name" error={errors.name}>
        <Input
          {...describe(`${id}-name`, errors.name, false)}
          value={name}
          autoComplete="off"
          placeholder="Difficulty"
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field
        id={`${id}-values`}
        label="Values, one a line"
        error={errors.values}
        aside={
          <span className="text-[0.8125rem] text-soft tabular-nums">
            {values.length} / {ATTRIBUTE_LIMITS.values}
          </span>
        }
      >
        <Textarea
          {...describe(`${id}-values`, errors.values, false)}
          value={text}
          className="field-sizing-content max-h-60 min-h-20!"
          placeholder={"easy\nmedium\nhard"}
          onChange={(event) => write(event.target.value)}
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small" disabled={running || full || !name.trim()} onClick={suggest}>
            <Lightbulb aria-hidden /> {running ? "Thinking…" : "Suggest values"}
          </Button>
          {running && (
            <Button size="small" variant="ghost" onClick={suggested.reset}>
              Cancel
            </Button>
          )}
          <span aria-live="polite" className="text-[0.8125rem] text-soft">
            {!name.trim() && "Give it a name first."}
            {suggested.state.kind === "done" && `${plural(suggested.state.answer.length, "value")} added.`}
          </span>
        </div>
        <FieldError id={`${id}-suggest`} message={suggested.state.kind === "failed" ? suggested.state.message : undefined} />
      </Field>
      <IconButton label={`Remove ${label}`} className="max-sm:justify-self-end" onClick={onRemove}>
        <X />
      </IconButton>
    </li>
  );
}

const linesOf = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean);
