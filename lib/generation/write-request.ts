import { z } from "zod";
import { LIMITS } from "./config.ts";

// What a person tells “Write it for me”. The form, the request and the domain take the same schema.

export const WRITE_LIMITS = { useCase: 5_000, answer: 500, samples: 3, sampleLength: 6_000, instruction: 500 } as const;

const atMost = (count: number) => `At most ${count.toLocaleString("en")} characters.`;
const shortAnswer = z.string().trim().max(WRITE_LIMITS.answer, atMost(WRITE_LIMITS.answer));

/** A small file of the person's own data, whose beginning the model may look at. */
const sample = z.object({ name: z.string().max(500), text: z.string().max(WRITE_LIMITS.sampleLength) });

export type WriteSample = z.infer<typeof sample>;

export const writeRequest = z.object({
  useCase: z.string().trim().min(1, "Describe your use case.").max(WRITE_LIMITS.useCase, atMost(WRITE_LIMITS.useCase)),
  /** What the fine-tuned model is to do well, who will talk to it, and how its answers sound; each may be empty. */
  goal: shortAnswer,
  audience: shortAnswer,
  style: shortAnswer,
  /** Whether the model looks at the draft's examples. */
  withExamples: z.boolean(),
  samples: z.array(sample).max(WRITE_LIMITS.samples, `At most ${WRITE_LIMITS.samples} files.`),
});

/** An earlier text, and what is to be different. */
export const refineRequest = z.object({
  text: z.string().trim().min(1, "There is no text to change yet.").max(LIMITS.promptLength),
  instruction: z.string().trim().min(1, "Say what should be different.").max(WRITE_LIMITS.instruction, atMost(WRITE_LIMITS.instruction)),
});

export type WriteRequest = z.infer<typeof writeRequest>;
export type RefineRequest = z.infer<typeof refineRequest>;

/** The beginning of a file's text, as much of it as a request takes; ends at a whole line where there is one near. */
export function clipSample(name: string, text: string): WriteSample {
  const clean = text.replace(/^\uFEFF/, "").trim();
  if (clean.length <= WRITE_LIMITS.sampleLength) return { name, text: clean };
  const start = clean.slice(0, WRITE_LIMITS.sampleLength).replace(/[\uD800-\uDBFF]$/, "");
  const line = start.lastIndexOf("\n");
  return { name, text: line > start.length / 2 ? start.slice(0, line) : start };
}
