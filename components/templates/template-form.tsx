"use client";

import { type FormEvent, useState } from "react";
import { describe, Field, Input, Textarea } from "@/components/ui/field.tsx";
import { TEMPLATE_LIMITS, templateAbout } from "@/lib/templates/about.ts";

export interface TemplateAbout {
  name: string;
  description: string;
  shared: boolean;
}

/** Name, description and whether the others see it. The dialog's button submits it by `id`. */
export function TemplateForm({ id, initial, onSubmit }: { id: string; initial: TemplateAbout; onSubmit: (about: TemplateAbout) => void }) {
  const [errors, setErrors] = useState<{ name?: string; description?: string }>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // React hands events of a dialog on to the step's form around it.
    event.stopPropagation();
    const data = new FormData(event.currentTarget);
    const about = templateAbout.safeParse({ name: data.get("name"), description: data.get("description") });
    if (about.success) return onSubmit({ ...about.data, shared: data.get("shared") === "on" });
    setErrors(Object.fromEntries(about.error.issues.map(({ path, message }) => [String(path[0]), message])));
  };
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field id="template-name" label="Name" error={errors.name}>
        <Input
          {...describe("template-name", errors.name, false)}
          data-first-focus
          name="name"
          defaultValue={initial.name}
          maxLength={TEMPLATE_LIMITS.nameLength}
          autoComplete="off"
        />
      </Field>
      <Field id="template-description" label="Description" hint="One sentence that says what it is good for." error={errors.description}>
        <Textarea
          {...describe("template-description", errors.description)}
          name="description"
          defaultValue={initial.description}
          maxLength={TEMPLATE_LIMITS.descriptionLength}
          className="min-h-16!"
        />
      </Field>
      <label className="flex items-start gap-2">
        <input type="checkbox" name="shared" defaultChecked={initial.shared} className="mt-0.5 size-4 shrink-0 accent-accent" />
        <span>
          Share it with everybody in this studio
          <span className="block text-[0.8125rem] text-soft">
            They can begin datasets with it and export it; only you and owners change it.
          </span>
        </span>
      </label>
    </form>
  );
}
