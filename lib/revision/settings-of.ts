import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireDataset } from "../generation/access.ts";
import { LIMITS, PROVIDERS } from "../generation/config.ts";
import { samplingOf } from "../generation/prompt.ts";
import { storedShapeOf } from "../generation/row-fields.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import type { FixForm } from "./form.ts";
import type { RevisionSettings } from "./settings.ts";

/** A rewritten row may be longer than a row of the dataset's own calls was allowed to be. */
const LEAST_MAX_TOKENS = 4_096;
const NAME_LENGTH = 80;

/**
 * All that a revision is told, after what a person filled in and what the dataset is.
 * @throws AppError `not-found:generation`; `bad-input:run` with the field when the connection is gone
 */
export async function settingsFor(actor: Actor, datasetId: string, form: FixForm): Promise<RevisionSettings> {
  await requireDataset(actor, datasetId);
  const [{ config }, connection] = await Promise.all([
    database().generation.findUniqueOrThrow({ where: { id: datasetId }, select: { config: true } }),
    database().connection.findUnique({ where: { id: form.connectionId }, select: { provider: true } }),
  ]);
  const provider = PROVIDERS.find((name) => name === connection?.provider);
  if (provider === undefined)
    throw new AppError("bad-input:run", "The connection does not exist any more. Choose another one.", { field: "connectionId" });
  const draft = readStoredDraft(config);
  const { isPair, fields } = storedShapeOf(draft);
  const { maxTokens } = samplingOf(draft);
  return {
    name: nameOf(form.instruction),
    ...{ provider, connectionId: form.connectionId, modelId: form.modelId, temperature: form.temperature, topP: null, topK: null },
    maxTokens: Math.min(LIMITS.maxTokens, Math.max(maxTokens, LEAST_MAX_TOKENS)),
    rows: { filter: form.filter, sample: null },
    spendingLimit: form.spendingLimit,
    instruction: form.instruction,
    fields: isPair ? null : [...fields],
  };
}

/** The instruction's beginning: what lists call a revision. */
function nameOf(instruction: string): string {
  const line = instruction.replace(/\s+/g, " ").trim();
  return line.length <= NAME_LENGTH ? line : `${line.slice(0, NAME_LENGTH - 1).toWellFormed()}…`;
}
