import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { requireDataset, toStatus } from "../generation/access.ts";
import type { GenerationStatus } from "../generation/status.ts";
import { countDecisions } from "./changes.ts";
import type { DecisionCounts } from "./decision.ts";
import { requireFix } from "./require-fix.ts";
import { revisionSettings } from "./settings.ts";

/** A revision as lists and its page show it. */
export interface Fix {
  id: string;
  instruction: string;
  modelId: string;
  status: GenerationStatus;
  asked: number;
  costUsd: number | null;
  owner: string;
  createdAt: Date;
  counts: DecisionCounts;
}

export interface FixDetail extends Fix {
  dataset: { id: string; name: string };
  provider: string;
  /** Empty when the connection was deleted. */
  connectionName: string;
  settings: ReturnType<typeof revisionSettings.parse>;
}

const INCLUDE = { owner: { select: { name: true, email: true } }, connection: { select: { name: true } } } as const;

/** Most people fix a dataset a few times; the list shows the latest. */
const MOST_LISTED = 100;

/** The revisions of a dataset, the latest first, at most 100. @throws AppError `not-found:generation` */
export async function listFixes(actor: Actor, datasetId: string): Promise<{ dataset: { id: string; name: string }; fixes: Fix[] }> {
  const { id, name } = await requireDataset(actor, datasetId);
  const found = await database().generation.findMany({
    where: { subjectId: id, kind: "revision" },
    orderBy: { createdAt: "desc" },
    take: MOST_LISTED,
    include: INCLUDE,
  });
  const fixes: Fix[] = [];
  // One after another: each looks at all its rows.
  for (const run of found) fixes.push(await toFix(run));
  return { dataset: { id, name }, fixes };
}

/** @throws AppError `not-found:generation` */
export async function getFix(actor: Actor, datasetId: string, runId: string): Promise<FixDetail> {
  const dataset = await requireDataset(actor, datasetId);
  await requireFix(actor, datasetId, runId);
  const run = await database().generation.findUniqueOrThrow({ where: { id: runId }, include: INCLUDE });
  return {
    ...(await toFix(run)),
    dataset: { id: dataset.id, name: dataset.name },
    ...{ provider: run.provider, connectionName: run.connection?.name ?? "", settings: revisionSettings.parse(run.config) },
  };
}

interface FoundRun {
  id: string;
  config: unknown;
  modelId: string;
  status: string;
  asked: number;
  costUsd: number | null;
  createdAt: Date;
  owner: { name: string; email: string };
}

const toFix = async ({ id, config, modelId, status, asked, costUsd, createdAt, owner }: FoundRun): Promise<Fix> => ({
  ...{ id, modelId, status: toStatus(status), asked, costUsd, createdAt, owner: owner.name || owner.email },
  instruction: revisionSettings.parse(config).instruction,
  counts: await countDecisions(id),
});
