import { type GenerateBody, generateBody } from "@/lib/workflows/forms.ts";

// What is typed where a dataset is generated, and what is read of it.

export interface GenerateState {
  from: "prompt" | "list";
  totalExamples: string;
  /** A prompt each line. */
  prompts: string;
  files: { name: string; text: string }[];
  perPrompt: string;
  batchSize: string;
  spendingLimit: string;
}

export type ReadGenerate =
  | { body: Omit<GenerateBody, "task_id">; errors: Record<string, never> }
  | { body: null; errors: Record<string, string> };

export function readGenerate(state: GenerateState): ReadGenerate {
  const { from, totalExamples, prompts, files, perPrompt, batchSize, spendingLimit } = state;
  const lines = prompts
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  if (from === "list" && lines.length + files.length === 0)
    return { body: null, errors: { prompts: "Write a prompt each line, or take a CSV file." } };
  const result = generateBody.safeParse({
    ...(from === "prompt"
      ? { total_examples: readNumber(totalExamples) }
      : { prompts: lines, files, example_per_prompt: readNumber(perPrompt) }),
    ...{ batch_size: readNumber(batchSize), spending_limit: spendingLimit.trim() === "" ? null : Number(spendingLimit) },
  });
  if (result.success) return { body: result.data, errors: {} };
  const errors: Record<string, string> = {};
  for (const { path, message } of result.error.issues) errors[String(path[0])] ??= message;
  return { body: null, errors };
}

const readNumber = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));
