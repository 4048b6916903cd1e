import { badRequest } from "../problem.ts";

const NUMBERS = ["total_examples", "batch_size", "example_per_prompt", "spending_limit"];

/**
 * A form for `generate`: CSV files under any name, `prompts` once for each prompt, numbers and `task_id` as texts.
 * @throws AppError `bad-input:body` for a number that is none
 */
export async function readGenerateForm(form: FormData): Promise<unknown> {
  const body: Record<string, unknown> = {};
  const files: { name: string; text: string }[] = [];
  const prompts: string[] = [];
  for (const [name, value] of form) {
    if (typeof value !== "string") files.push({ name: value.name, text: await value.text() });
    else if (name === "prompts") prompts.push(value);
    else body[name] = NUMBERS.includes(name) ? readNumber(name, value) : value;
  }
  return { ...body, ...(files.length > 0 && { files }), ...(prompts.length > 0 && { prompts }) };
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) throw badRequest([{ field: name, detail: "Give a number." }], "body");
  return number;
}
