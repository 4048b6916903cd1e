import type { Actor } from "../accounts/actor.ts";
import { inputsOf } from "../sources/inputs.ts";
import type { Example } from "./config.ts";
import { getDraft } from "./drafts.ts";
import { parseExamplesFile } from "./import.ts";

/**
 * The examples of a file, checked against the fields of the draft's rows; those of a curation are pairs of item and result.
 * @throws AppError `not-found:generation`, or what is wrong with the file and where
 */
export async function importExamples(actor: Actor, id: string, file: { name: string; text: string }): Promise<Example[]> {
  const { configure, prompt } = (await getDraft(actor, id)).draft;
  return parseExamplesFile(file.text, file.name, inputsOf(configure) === "items" ? null : prompt.outputFields);
}
