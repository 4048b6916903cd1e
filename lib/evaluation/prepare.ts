import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { findDataset } from "../generation/access.ts";
import { PROVIDERS, type Provider } from "../generation/config.ts";
import { storedShapeOf } from "../generation/row-fields.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { countRows } from "../review/select-rows.ts";
import { inputsOf } from "../sources/inputs.ts";
import { suggestPreset } from "./presets.ts";

export interface PreparedEvaluation {
  dataset: JudgedDataset & {
    /** Without deleted ones. */
    rows: number;
  };
  connections: { id: string; name: string; provider: Provider }[];
  /** A preset's id. */
  suggestedRubric: string;
}

export interface JudgedDataset {
  id: string;
  name: string;
  /** Who wrote it, to be compared with the judge (`sameFamily`). */
  provider: Provider;
  modelId: string;
  /** Made of documents: the judge sees the source of each row, and presets ask about it (`listRubrics(actor, grounded)`). */
  grounded: boolean;
  template: string;
  /** The names of a row's fields, in order. */
  fields: readonly string[];
}

/** What the page that starts an evaluation needs to know. @throws AppError `not-found:generation` */
export async function prepareEvaluation(actor: Actor, datasetId: string): Promise<PreparedEvaluation> {
  const dataset = await findJudgedDataset(actor, datasetId);
  const [rows, connections] = await Promise.all([
    countRows(datasetId, {}),
    database().connection.findMany({ select: { id: true, name: true, provider: true }, orderBy: [{ name: "asc" }, { id: "asc" }] }),
  ]);
  return {
    dataset: { ...dataset, rows },
    connections: connections.map((connection) => ({ ...connection, provider: toProvider(connection.provider) })),
    suggestedRubric: suggestPreset(dataset.template),
  };
}

/** What a judge needs to know of a dataset. @throws AppError `not-found:generation` */
export async function findJudgedDataset(actor: Actor, datasetId: string): Promise<JudgedDataset> {
  const { id, name, config } = await findDataset(actor, datasetId);
  const draft = readStoredDraft(config);
  const { provider, modelId, template } = draft.configure;
  const grounded = inputsOf(draft.configure) === "documents";
  return { id, name, provider, modelId, template, grounded, fields: storedShapeOf(draft).names };
}

/** The database holds nothing else. */
export const toProvider = (text: string): Provider => PROVIDERS.find((provider) => provider === text) ?? "demo";
