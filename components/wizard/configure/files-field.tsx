"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { FilePicker } from "@/components/files/file-picker.tsx";
import { FieldError } from "@/components/ui/field.tsx";
import { DATA_FORMATS, FILE_FORMATS } from "@/lib/files/formats.ts";
import type { ConfigureStep } from "@/lib/generation/config.ts";

/** Documents to write about, or the one file whose items are worked through. */
export function FilesField() {
  const { control, setValue, formState } = useFormContext<ConfigureStep>();
  const [workflow, fileIds] = useWatch({ control, name: ["workflow", "fileIds"] });
  const error = formState.errors.fileIds?.message;
  const isData = workflow === "custom-data-curation";
  return (
    <section
      id="fileIds"
      tabIndex={-1}
      aria-labelledby="files-title"
      data-invalid={error ? true : undefined}
      className="flex flex-col gap-2 outline-none"
    >
      <h2 id="files-title" className="font-medium">
        {isData ? "Data" : "Documents"} {!isData && <span className="font-normal text-soft">optional</span>}
      </h2>
      <p className="text-[0.8125rem] text-soft">
        {isData
          ? "One file with the items: a JSON array, JSON Lines, or CSV with a line of column names. Up to 1,000,000 items."
          : "With documents, the pairs are drawn from their text, spread evenly over the whole of it, and no seeds are needed. Without, they are written about your seeds."}
      </p>
      <FilePicker
        key={workflow}
        value={fileIds}
        formats={isData ? DATA_FORMATS : FILE_FORMATS}
        {...(isData && { most: 1 })}
        onChange={(ids) => setValue("fileIds", ids, { shouldValidate: formState.isSubmitted, shouldTouch: true })}
      />
      <FieldError id="fileIds" message={error} />
    </section>
  );
}
