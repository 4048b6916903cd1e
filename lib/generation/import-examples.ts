import type { Actor } from "../accounts/actor.ts";
import type { Example } from "./config.ts";
import { getDraft } from "./drafts.ts";
import { parseExamplesFile } from "./import.ts";
import { ownFieldsOf } from "./row-fields.ts";

/**
 * The examples of a file, checked against the fields of the draft's rows; those of a curation are pairs of item and result.
 * @throws AppError `not-found:generation`, or what is wrong with the file and where
 */
export async function importExamples(actor: Actor, id: string, file: { name: string; text: string }): Promise<Example[]> {
  return parseExamplesFile(file.text, file.name, ownFieldsOf((await getDraft(actor, id)).draft));
}
