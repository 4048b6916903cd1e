import type { FieldErrors, UseFormRegister } from "react-hook-form";
import { describe, Field, Input } from "@/components/ui/field.tsx";
import type { WriteRequest } from "@/lib/generation/write-request.ts";

const QUESTIONS = [
  { name: "goal", label: "What should it do best?", placeholder: "Name the right form every time" },
  { name: "audience", label: "Who will ask?", placeholder: "First-time buyers, often worried" },
  { name: "style", label: "How should answers sound?", placeholder: "Warm, plain, at most five sentences" },
] as const;

/** Three short questions, each of which may stay empty. */
export function Questions({ register, errors }: { register: UseFormRegister<WriteRequest>; errors: FieldErrors<WriteRequest> }) {
  return (
    <fieldset className="min-w-0">
      <legend className="text-[0.8125rem] text-soft">Three short questions, if you like:</legend>
      <div className="mt-1 grid gap-3 sm:grid-cols-3">
        {QUESTIONS.map(({ name, label, placeholder }) => (
          <Field key={name} id={`write-${name}`} label={label} error={errors[name]?.message}>
            <Input
              {...register(name)}
              {...describe(`write-${name}`, errors[name]?.message, false)}
              autoComplete="off"
              placeholder={placeholder}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
