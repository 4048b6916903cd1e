import type { Actor } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { database } from "../db/client.ts";
import type { ModelCapabilities } from "../inference/capabilities.ts";
import { readStored } from "./capability-store.ts";
import { findConnection, mustBeOwner } from "./connections.ts";

/** What was learnt of one model of a connection, in words. */
export interface LearntModel {
  modelId: string;
  /** How the shape of answers is asked for. */
  output: string;
  /** What it refused, and what is done instead; empty when it took everything so far. */
  refused: string[];
  /** Null for what an older version learnt. */
  learntAt: Date | null;
}

/** The models of a connection that have been asked so far, by id. @throws AppError `not-found:connection` */
export async function listLearntModels(_actor: Actor, connectionId: string): Promise<LearntModel[]> {
  await findConnection(connectionId);
  const profiles = await database().modelProfile.findMany({ where: { connectionId }, orderBy: { modelId: "asc" } });
  return profiles.flatMap(({ modelId, capabilities }) => {
    const stored = readStored(capabilities);
    return stored ? [{ modelId, ...describeCapabilities(stored.known), learntAt: stored.learntAt }] : [];
  });
}

/**
 * Forgets what was learnt of a model: it is asked for everything again at its next call, by every worker within seconds.
 * @throws AppError `forbidden:connection` for members, `not-found:connection`
 */
export async function forgetModel(actor: Actor, connectionId: string, modelId: string): Promise<void> {
  mustBeOwner(actor);
  await findConnection(connectionId);
  // The row stays: it also holds what was found out of the model's limits.
  await database().modelProfile.updateMany({ where: { connectionId, modelId }, data: { capabilities: {} } });
}

/** Sampling settings of the wizard that a model is known not to take. */
export type LeftOut = "temperature" | "topP" | "topK";

/** What of a draft's settings is left out of requests to this model, as far as is known. */
export async function listLeftOut(_actor: Actor, connectionId: string, modelId: string): Promise<LeftOut[]> {
  const where = { connectionId_modelId: { connectionId, modelId: modelId.trim() } };
  const profile = isUuid(connectionId) ? await database().modelProfile.findUnique({ where }) : null;
  const known = readStored(profile?.capabilities)?.known;
  return known ? (["temperature", "topP", "topK"] as const).filter((name) => !known[name]) : [];
}

const OUTPUT: Record<ModelCapabilities["structured"], string> = {
  json_schema: "Answers are asked for by JSON Schema, the surest way.",
  tool: "Answers are asked for as a tool’s input, the surest way that this provider has.",
  json_object: "It takes no JSON Schema: answers are asked for in JSON mode, and their shape in words.",
  text: "It takes no JSON Schema and no JSON mode: answers are asked for in words, and read from plain text.",
};

export function describeCapabilities(known: ModelCapabilities): Pick<LearntModel, "output" | "refused"> {
  const refused = [
    !known.temperature && "No temperature: it is left out.",
    !known.topP && "No top-p: it is left out.",
    !known.topK && "No top-k: it is left out.",
    known.maxTokens === "max_completion_tokens" && "The most tokens are named max_completion_tokens, as reasoning models want it.",
    !known.systemRole && "No system message: its text stands before the prompt.",
    !known.arrayBounds && known.structured !== "text" && "No numbers of items in the schema: the prompt names them.",
    !known.toolChoice && "The tool cannot be named: it is the only one offered.",
  ];
  return { output: OUTPUT[known.structured], refused: refused.filter((line) => line !== false) };
}
