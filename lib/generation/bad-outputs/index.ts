import type { BadOutput } from "./bad-output.ts";
import { BROKEN_JSON } from "./broken-json.ts";
import { CUT_ANSWERS } from "./cut-answers.ts";
import { HUGE } from "./huge.ts";
import { NOT_ROWS } from "./not-rows.ts";
import { THOUGHTS } from "./thoughts.ts";
import { WRAPPINGS } from "./wrappings.ts";

/** Every kind of bad output that Seedloom is known to bear, in groups. */
export const BAD_OUTPUTS: Readonly<Record<string, readonly BadOutput[]>> = {
  "rows in other wrappings": WRAPPINGS,
  "JSON that does not parse": BROKEN_JSON,
  "answers that are cut": CUT_ANSWERS,
  "reasoning in the answer": THOUGHTS,
  "no rows, or other than asked for": NOT_ROWS,
  "answers of megabytes": HUGE,
};
