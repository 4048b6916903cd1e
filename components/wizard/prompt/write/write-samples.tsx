import { X } from "lucide-react";
import { useState } from "react";
import { type UseFormReturn, useWatch } from "react-hook-form";
import { IconButton } from "@/components/ui/button.tsx";
import { FieldError } from "@/components/ui/field.tsx";
import { formatExact, plural } from "@/lib/format.ts";
import { clipSample, WRITE_LIMITS, type WriteRequest } from "@/lib/generation/write-request.ts";
import { ImportButton } from "../../shared/import-button.tsx";

/** What the model may look at while it writes: the draft's examples, and the beginnings of small files of one's own data. */
export function WriteSamples({ form, examples }: { form: UseFormReturn<WriteRequest> /** How many the draft has. */; examples: number }) {
  const [error, setError] = useState("");
  const samples = useWatch({ control: form.control, name: "samples" });
  const put = (next: WriteRequest["samples"]) => form.setValue("samples", next, { shouldValidate: true });
  const add = (name: string, text: string) => {
    setError("");
    const sample = clipSample(name, text);
    if (sample.text === "") return setError(`“${name}” is empty.`);
    if (samples.length >= WRITE_LIMITS.samples) return setError(`At most ${WRITE_LIMITS.samples} files. Remove one first.`);
    put([...samples.filter((other) => other.name !== name), sample]);
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="sr-only">What the model may look at</legend>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {examples > 0 && (
          <label className="flex items-center gap-2">
            <input type="checkbox" {...form.register("withExamples")} className="size-4 accent-accent" />
            Look at my {plural(examples, "example")}
          </label>
        )}
        <span className="flex items-center gap-2 text-[0.8125rem] text-soft">
          <ImportButton accept=".json,.jsonl,.csv,.txt,.md" onFile={add} onError={setError} />
          Some of your own data, if it may be sent to the model
        </span>
      </div>
      <ul aria-label="Data to look at" className="flex flex-wrap gap-2 empty:hidden">
        {samples.map(({ name, text }) => (
          <li key={name} className="flex max-w-full items-center gap-1 rounded-md border py-0.5 pr-0.5 pl-2.5 text-[0.8125rem]">
            <span className="truncate">{name}</span>
            <span className="shrink-0 text-soft">, {formatExact(text.length)} characters</span>
            <IconButton label={`Remove ${name}`} onClick={() => put(samples.filter((sample) => sample.name !== name))}>
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <FieldError id="write-samples" message={error || form.formState.errors.samples?.message} />
    </fieldset>
  );
}
