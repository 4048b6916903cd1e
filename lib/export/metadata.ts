import { createHash } from "node:crypto";
import { database } from "../db/client.ts";
import { describeLatestEvaluation } from "../evaluation/describe-latest.ts";
import type { Draft } from "../generation/config.ts";
import { countCoverage } from "../generation/count-coverage.ts";
import { describeLost } from "../generation/describe-lost.ts";
import { toJsonSchema } from "../generation/fields/json-schema.ts";
import { inFieldOrder, shapeOf } from "../generation/fields/row-shape.ts";
import { countLostTokens } from "../generation/lost-tokens.ts";
import { ownFieldsOf } from "../generation/row-fields.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { DEMO_NOTICE } from "../inference/demo/notice.ts";
import { inputsOf } from "../sources/inputs.ts";
import { listFilesOf } from "../sources/source-files.ts";
import { CSV_NOTE } from "./formats.ts";

/** The sheet that lies beside a dataset and says how it was made. JSON; dates in UTC, costs in US dollars. */
export async function buildMetadata(generationId: string) {
  const generation = await database().generation.findUniqueOrThrow({
    where: { id: generationId },
    include: {
      owner: { select: { name: true } },
      connection: { select: { name: true } },
      parent: { select: { id: true, name: true } },
    },
  });
  const draft = readStoredDraft(generation.config);
  const { configure, prompt, examples } = draft;
  const inputs = inputsOf(configure);
  const fields = ownFieldsOf(draft);
  const shape = shapeOf(fields);
  const coverage = await countCoverage(generationId);
  const evaluation = await describeLatestEvaluation(generationId);
  return {
    name: generation.name,
    generation: generation.id,
    ...(generation.parent && { madeFromApprovedRowsOf: { name: generation.parent.name, generation: generation.parent.id } }),
    status: generation.status,
    ...(generation.statusReason && { statusReason: generation.statusReason }),
    ...(configure.provider === "demo" && { notice: DEMO_NOTICE }),
    workflow: configure.workflow,
    template: configure.template,
    model: { provider: configure.provider, connection: generation.connection?.name ?? null, id: configure.modelId },
    parameters: {
      temperature: prompt.temperature,
      topP: prompt.topP,
      topK: prompt.topK,
      maxTokens: prompt.maxTokens,
      pairsPerCall: prompt.rowsPerCall,
      nearDuplicates: prompt.nearDuplicates,
    },
    prompt: { text: prompt.prompt, sha256: createHash("sha256").update(prompt.prompt).digest("hex") },
    ...(configure.template === "text-to-sql" && { databaseSchema: prompt.databaseSchema }),
    ...(fields && { fields, rowSchema: toJsonSchema(fields) }),
    examples: examples.examples.map((example) => inFieldOrder(shape, example)),
    counts: {
      asked: generation.asked,
      accepted: generation.accepted,
      pending: generation.pending,
      missing: generation.missing,
      duplicatesRefused: generation.duplicates,
      invalidRefused: generation.invalid,
    },
    usage: {
      inputTokens: Number(generation.inputTokens),
      outputTokens: Number(generation.outputTokens),
      costUsd: generation.costUsd ?? "unknown",
      // As it was when the generation was started; US dollars for a million tokens.
      price: generation.price ?? "unknown",
    },
    ...(generation.lostCalls > 0 && { lostRequests: await describeLostRequests(generationId, generation.lostCalls) }),
    ...(inputs === "seeds" ? { seeds: await listSeeds(generationId) } : { sources: await describeSources(generation, prompt, inputs) }),
    ...(coverage.values.length > 0 && { coverage }),
    ...(evaluation && { evaluation }),
    madeBy: generation.owner.name,
    startedAt: generation.startedAt,
    finishedAt: generation.finishedAt,
    notes: [CSV_NOTE],
  };
}

const listSeeds = (generationId: string) =>
  database().seed.findMany({
    where: { generationId },
    orderBy: { position: "asc" },
    select: { text: true, asked: true, accepted: true, duplicates: true, missing: true },
  });

/** From which files it was made; there may be a million sources, so they are only counted. */
async function describeSources(
  { id, seedCount }: { id: string; seedCount: number },
  prompt: Draft["prompt"],
  inputs: "documents" | "items",
) {
  const files = (await listFilesOf(id)).map(({ name, format, pages, words, facts }) => ({
    ...{ name, format },
    ...(inputs === "items" ? { items: facts?.items ?? null } : { pages, words }),
  }));
  if (inputs === "items") return { kind: "items", files, sent: seedCount, inputKey: prompt.inputKey, outputNames: prompt.outputNames };
  return { kind: "documents", files, chunks: seedCount, chunking: prompt.chunking };
}

async function describeLostRequests(generationId: string, requests: number) {
  const inputTokens = await countLostTokens(generationId);
  return { requests, inputTokens, note: describeLost(requests, inputTokens) };
}
