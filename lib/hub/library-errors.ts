import { HubApiError } from "@huggingface/hub";
import { z } from "zod";
import { redact } from "../inference/endpoint-errors.ts";
import { describeAnswer, HubError } from "./hub-error.ts";

const said = z.object({ error: z.string() }).or(z.object({ message: z.string() }).transform(({ message }) => ({ error: message })));

/**
 * What @huggingface/hub throws, as an error with a sentence for the user; what it is not about is given back as it is.
 * @param token taken out of the hub's words, should it stand there
 */
export function toHubError(error: unknown, context: { where: string; repository: string | null; token: string }): unknown {
  if (!(error instanceof HubApiError)) return error instanceof SyntaxError ? notAHub(context.where, error) : error;
  const words = said.safeParse(error.data).data?.error ?? "";
  const { where, repository, token } = context;
  return describeAnswer({ where, repository, status: error.statusCode, words: redact(/^\s*</.test(words) ? "" : words, [token]) });
}

/** An answer that is no JSON. */
const notAHub = (where: string, cause: unknown) =>
  new HubError(`${where} answers, but not as a Hugging Face Hub: check the address.`, { temporary: false, cause });
