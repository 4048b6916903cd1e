"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { FieldError, Input } from "@/components/ui/field.tsx";
import { balancedField, type OutputField, takesAllowed } from "@/lib/generation/output-fields.ts";
import { AllowedValues } from "./allowed-values.tsx";
import { type FieldActions, FieldList } from "./field-list.tsx";
import { type FieldPath, withType } from "./field-ops.ts";
import { TypeSelect } from "./type-select.tsx";

export const fieldId = (path: FieldPath, property: string) => `field-${path.join("-")}-${property}`;

/** One named field: what it is called, what it holds and what is meant by it. Alt and an arrow key move it. */
export function FieldEditor({
  field,
  path,
  isFirst,
  isLast,
  actions,
}: {
  field: OutputField;
  path: FieldPath;
  isFirst: boolean;
  isLast: boolean;
  actions: FieldActions;
}) {
  const number = path.map((place) => place + 1).join(".");
  const called = field.name.trim() === "" ? `field ${number}` : `field ${number}: ${field.name}`;
  const nameError = actions.errorAt(path, "name");
  const move = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    actions.move(path, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li aria-label={called} className="flex flex-col gap-2 rounded-lg border p-3" onKeyDown={move}>
      <div className="flex flex-wrap items-start gap-2">
        <div className="flex min-w-36 flex-1 flex-col gap-1">
          <Input
            id={fieldId(path, "name")}
            aria-label={`Name of field ${number}`}
            aria-invalid={nameError ? true : undefined}
            aria-describedby={nameError ? `${fieldId(path, "name")}-error` : undefined}
            placeholder="Name"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono text-[0.8125rem]"
            value={field.name}
            onChange={(event) => actions.change(path, { name: event.target.value })}
            onBlur={actions.settle}
          />
          <FieldError id={fieldId(path, "name")} message={nameError} />
        </div>
        <TypeSelect
          id={fieldId(path, "type")}
          label={`Type of field ${number}`}
          value={field.type}
          error={actions.errorAt(path, "type")}
          onChange={(type) => actions.change(path, withType(type))}
        />
        <div className="ml-auto flex">
          <IconButton id={fieldId(path, "up")} label={`Move up ${called}`} disabled={isFirst} onClick={() => actions.move(path, -1)}>
            <ArrowUp />
          </IconButton>
          <IconButton id={fieldId(path, "down")} label={`Move down ${called}`} disabled={isLast} onClick={() => actions.move(path, 1)}>
            <ArrowDown />
          </IconButton>
          <IconButton label={`Remove ${called}`} onClick={() => actions.remove(path)}>
            <X />
          </IconButton>
        </div>
      </div>
      <FieldDetails field={field} path={path} number={number} actions={actions} />
      <label className="flex w-fit items-center gap-2 text-[0.8125rem]">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={field.required}
          onChange={(event) => actions.change(path, { required: event.target.checked })}
        />
        In every row <span className="text-soft">(required)</span>
      </label>
      {path.length === 1 && takesAllowed(field) && (field.allowed.length >= 2 || field.balanced) && (
        <div className="flex flex-col gap-1">
          <label className="flex w-fit items-center gap-2 text-[0.8125rem]">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={balancedField([field]) !== null}
              onChange={(event) =>
                actions.change(path, { balanced: event.target.checked, ...(event.target.checked && { required: true }) })
              }
            />
            As many rows for each value <span className="text-soft">(balanced)</span>
          </label>
          <FieldError id={fieldId(path, "balanced")} message={actions.errorAt(path, "balanced")} />
        </div>
      )}
    </li>
  );
}

/** What it means, which values it may have, and what lies in it; the same for a field and for the items of a list. */
function FieldDetails({
  field,
  path,
  number,
  actions,
}: {
  field: OutputField;
  path: FieldPath;
  number: string;
  actions: FieldActions;
}) {
  const described = actions.errorAt(path, "description");
  const [item] = field.fields;
  const itemPath = [...path, 0];
  return (
    <>
      <Input
        id={fieldId(path, "description")}
        aria-label={`Description of field ${number}`}
        aria-invalid={described ? true : undefined}
        placeholder="What is meant by it, for the model (optional)"
        value={field.description}
        onChange={(event) => actions.change(path, { description: event.target.value })}
        onBlur={actions.settle}
      />
      <FieldError id={fieldId(path, "description")} message={described} />
      {takesAllowed(field) && (
        <AllowedValues
          id={fieldId(path, "allowed")}
          number={number}
          allowed={field.allowed}
          error={actions.errorAt(path, "allowed")}
          onChange={(allowed) => actions.change(path, { allowed, ...(allowed.length < 2 && { balanced: false }) })}
          onBlur={actions.settle}
        />
      )}
      {field.type === "object" && (
        <div className="border-l-2 pl-2 sm:pl-3">
          <FieldList fields={field.fields} parent={path} label={`Fields in field ${number}`} actions={actions} />
        </div>
      )}
      {field.type === "array" && item && (
        <div className="flex flex-col gap-2 border-l-2 pl-2 sm:pl-3">
          <div className="flex flex-wrap items-center gap-2 text-[0.8125rem]">
            <span className="text-soft">Each item is</span>
            <TypeSelect
              id={fieldId(itemPath, "type")}
              label={`Type of the items of field ${number}`}
              value={item.type}
              error={actions.errorAt(itemPath, "type")}
              onChange={(type) => actions.change(itemPath, withType(type))}
            />
          </div>
          <FieldDetails field={item} path={itemPath} number={`${number}, items`} actions={actions} />
        </div>
      )}
    </>
  );
}
