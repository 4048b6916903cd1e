import type { Actor } from "../accounts/actor.ts";
import { listConnections } from "../connections/connections.ts";
import { database } from "../db/client.ts";
import { requireDataset } from "../generation/access.ts";
import { describeFilter } from "../review/describe-filter.ts";
import type { RowFilter } from "../review/filter.ts";
import { readFilterNames } from "../review/filter-names.ts";
import { countRows } from "../review/select-rows.ts";

export interface FixPreparation {
  dataset: { id: string; name: string };
  /** Rows that the filter shows now. */
  rows: number;
  /** The filter in words. */
  filter: string;
  connections: { id: string; name: string; provider: string }[];
  /** What the dataset was made with, as far as it is still there. */
  connectionId: string | null;
  modelId: string;
}

/** What the page “Fix these” begins with. @throws AppError `not-found:generation` */
export async function prepareFix(actor: Actor, datasetId: string, filter: RowFilter): Promise<FixPreparation> {
  const { id, name } = await requireDataset(actor, datasetId);
  const [rows, names, connections, made] = await Promise.all([
    countRows(id, filter),
    readFilterNames(id, filter),
    listConnections(actor),
    database().generation.findUniqueOrThrow({ where: { id }, select: { connectionId: true, modelId: true } }),
  ]);
  return {
    ...{ dataset: { id, name }, rows, filter: describeFilter(filter, names) },
    connections: connections.map(({ id: own, name: called, provider }) => ({ id: own, name: called, provider })),
    ...{ connectionId: made.connectionId, modelId: made.connectionId === null ? "" : made.modelId },
  };
}
