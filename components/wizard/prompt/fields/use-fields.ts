"use client";

import { useEffect, useRef } from "react";
import { get, useFormContext, useWatch } from "react-hook-form";
import type { PromptStep } from "@/lib/generation/config.ts";
import { PAIR_SHAPE } from "@/lib/generation/fields/row-shape.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";
import { useUndo } from "../../shared/undo-note.tsx";
import { fieldId } from "./field-editor.tsx";
import type { FieldActions } from "./field-list.tsx";
import { addField, changeField, type FieldPath, moveField, removeField } from "./field-ops.ts";

/** The fields of a row in the step's form, and all that can be done to them. */
export function useFields() {
  const { control, setValue, trigger, formState } = useFormContext<PromptStep>();
  const fields = useWatch({ control, name: "outputFields" });
  const undo = useUndo();
  // The button or the box that has the focus once the list is drawn anew.
  const focusNext = useRef<string>(null);
  useEffect(() => {
    if (focusNext.current) document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const errors: unknown = formState.errors.outputFields;
  const put = (next: OutputField[] | null, said?: string) => {
    // Errors that stand there are looked at again at once; new ones come when a field is left.
    setValue("outputFields", next, { shouldTouch: true, shouldValidate: errors !== undefined });
    if (said) undo.offer(said, () => setValue("outputFields", fields, { shouldValidate: true }));
    else undo.clear();
  };
  const list = fields ?? [];
  const actions: FieldActions = {
    change: (path, change) => put(changeField(list, path, change)),
    remove: (path) => put(removeField(list, path), `Field ${numberOf(path)} is removed.`),
    move(path, by) {
      const to = [...path.slice(0, -1), (path.at(-1) ?? 0) + by];
      const focused = document.activeElement?.id.split("-").at(-1) ?? "name";
      // At an end its own button can do no more.
      focusNext.current = fieldId(to, focused === "up" || focused === "down" ? "name" : focused);
      put(moveField(list, path, by));
    },
    add(parent) {
      const place = parent.reduce<readonly OutputField[]>((inner, index) => inner[index]?.fields ?? [], list).length;
      focusNext.current = fieldId([...parent, place], "name");
      put(addField(list, parent));
    },
    errorAt(path, property) {
      const place = path.flatMap((index, depth) => (depth === 0 ? [index] : ["fields", index]));
      return textOf(get(formState.errors, ["outputFields", ...place, property].join(".")));
    },
    settle: () => void trigger("outputFields"),
  };
  return { fields, put, undo, actions, error: textOf(errors), startOwn: () => put(structuredClone([...PAIR_SHAPE.fields])) };
}

const numberOf = (path: FieldPath) => path.map((place) => place + 1).join(".");

/** The message of one of the form's errors. */
function textOf(error: unknown): string | undefined {
  const message: unknown = typeof error === "object" && error !== null && "message" in error ? error.message : undefined;
  return typeof message === "string" && message !== "" ? message : undefined;
}
