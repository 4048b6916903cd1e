import { z } from "zod";
import { LIMITS } from "../generation/config.ts";
import { rowFilterSchema } from "../review/filter.ts";

// What the page “Fix these” sends. The browser imports it too.

const INSTRUCTION_LENGTH = 10_000;

/** Rows that a preview rewrites. */
export const PREVIEW_ROWS = 5;

export const fixForm = z.object({
  instruction: z
    .string()
    .trim()
    .min(1, "Say what is to be changed, such as “Make the completions shorter”.")
    .max(INSTRUCTION_LENGTH, `At most ${INSTRUCTION_LENGTH.toLocaleString("en")} characters.`),
  connectionId: z.uuid("Choose a connection."),
  modelId: z.string().trim().min(1, "Choose a model, or type its id.").max(2_048, "At most 2,048 characters."),
  /** Null leaves it to the model. */
  temperature: z
    .number("Enter a number, such as 0.3.")
    .min(0, "From 0 to 2.")
    .max(LIMITS.temperature, `From 0 to ${LIMITS.temperature}.`)
    .nullable(),
  filter: rowFilterSchema,
  /** US dollars; null for no limit. */
  spendingLimit: z.number("Enter an amount in dollars, such as 5.").min(0.01, "At least $0.01.").max(1_000_000).nullable(),
});

export type FixForm = z.infer<typeof fixForm>;

/** What people often ask for, as a word on a button and as an instruction. */
export const SUGGESTIONS: readonly { label: string; instruction: string }[] = [
  { label: "Shorter", instruction: "Make the answers shorter: say the same in about half as many words." },
  { label: "Correct grammar", instruction: "Correct spelling, grammar and punctuation. Change nothing else." },
  { label: "Simpler words", instruction: "Use simpler words and shorter sentences, so that anyone can understand it." },
  { label: "More detail", instruction: "Answer in more detail: explain each step, and say why." },
  { label: "Friendlier", instruction: "Make the tone friendlier and warmer, without adding facts." },
  { label: "No introductions", instruction: "Take away introductions such as “Sure!” and closing remarks: begin with the answer itself." },
  { label: "British spelling", instruction: "Use British spelling. Change nothing else." },
];
