import { z } from "zod";
import { ROWS_A_CALL } from "./work.ts";

/** What the peers ask for and check, as their users write it down. */
export const answerSchema = z.object({ rows: z.array(z.object({ prompt: z.string(), completion: z.string() })).length(ROWS_A_CALL) });
