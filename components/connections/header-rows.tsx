"use client";

import { Plus, X } from "lucide-react";
import { type Control, type FieldErrors, type UseFormRegister, useFieldArray } from "react-hook-form";
import { Button, IconButton } from "@/components/ui/button.tsx";
import { FieldError, Input } from "@/components/ui/field.tsx";
import type { ConnectionInput } from "@/lib/connections/settings.ts";
import type { OpenAiValues } from "./types.ts";

interface HeaderRowsProps {
  control: Control<OpenAiValues, unknown, Extract<ConnectionInput, { provider: "openai" }>>;
  register: UseFormRegister<OpenAiValues>;
  errors: FieldErrors<OpenAiValues>["headers"];
  /** Headers whose values are stored and may be left empty. */
  storedNames: readonly string[];
}

/** Headers sent with every request. Their values are secrets like the key. */
export function HeaderRows({ control, register, errors, storedNames }: HeaderRowsProps) {
  const { fields, append, remove } = useFieldArray({ control, name: "headers" });
  const isStored = (name: string) => storedNames.some((stored) => stored.toLowerCase() === name.toLowerCase());
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">Extra headers (optional)</legend>
      <p className="text-[0.8125rem] text-soft">
        Sent with every request; some gateways want them. The values are kept secret like the key.
      </p>
      {fields.map((field, index) => {
        const at = `header-${index}`;
        const nameError = errors?.[index]?.name?.message;
        const valueError = errors?.[index]?.value?.message;
        return (
          <div key={field.id} className="flex flex-col gap-1">
            <div className="flex gap-2">
              <Input
                {...register(`headers.${index}.name`)}
                aria-label={`Header ${index + 1}: name`}
                aria-invalid={nameError ? true : undefined}
                aria-describedby={nameError && `${at}-name-error`}
                placeholder="X-Team"
                autoComplete="off"
                spellCheck={false}
              />
              <Input
                {...register(`headers.${index}.value`)}
                aria-label={`Header ${index + 1}: value`}
                aria-invalid={valueError ? true : undefined}
                aria-describedby={valueError && `${at}-value-error`}
                type="password"
                autoComplete="new-password"
                placeholder={isStored(field.name) ? "stored; leave empty to keep it" : "value"}
              />
              <IconButton label={`Remove header ${index + 1}`} className="size-9!" onClick={() => remove(index)}>
                <X />
              </IconButton>
            </div>
            <FieldError id={`${at}-name`} message={nameError} />
            <FieldError id={`${at}-value`} message={valueError} />
          </div>
        );
      })}
      <FieldError id="headers" message={errors?.root?.message ?? errors?.message} />
      <div>
        <Button size="small" onClick={() => append({ name: "", value: "" })}>
          <Plus aria-hidden /> Add a header
        </Button>
      </div>
    </fieldset>
  );
}
