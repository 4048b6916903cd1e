import type { Actor } from "../../accounts/actor.ts";
import { database } from "../../db/client.ts";
import { requireDataset } from "../../generation/access.ts";
import { describeSettings } from "../describe.ts";
import { type ExportStatus, storedSettings, toExportStatus } from "./record.ts";

export interface EarlierExport {
  id: string;
  status: ExportStatus;
  /** What went wrong, or what is to be known of it, in words; empty for nothing. */
  statusReason: string;
  /** What was chosen, in words; the format first. */
  words: string[];
  /** The file's name; empty until it is whole. */
  name: string;
  /** Rows in it; of one that is prepared or written, rows so far. */
  rows: number;
  expectedRows: number;
  sizeBytes: number | null;
  sha256: string;
  /** Whether a worker prepares it. */
  prepared: boolean;
  /** Who asked for it; empty when that account is gone. */
  by: string;
  createdAt: string;
}

const MOST = 50;
/** A line that says nothing for so long is of a process that died. */
const SILENT_MS = 60_000;

/** The exports of a dataset to files, the latest first, at most 50. @throws AppError `not-found:generation` */
export async function listExports(actor: Actor, generationId: string): Promise<EarlierExport[]> {
  await requireDataset(actor, generationId);
  await tidy(generationId);
  const found = await database().export.findMany({
    where: { generationId, target: "", status: { not: "waiting" } },
    orderBy: { createdAt: "desc" },
    take: MOST,
    include: { file: { select: { name: true, sizeBytes: true } }, user: { select: { name: true } } },
  });
  return found.map(({ file, user, settings, ...own }) => {
    const { expectedRows, ...chosen } = storedSettings.parse(settings);
    return {
      ...{ id: own.id, status: toExportStatus(own.status), statusReason: own.statusReason, words: describeSettings(chosen) },
      ...{ name: file?.name ?? "", rows: own.rows, expectedRows, sizeBytes: file ? Number(file.sizeBytes) : null },
      ...{ sha256: own.sha256, prepared: chosen.split !== null, by: user?.name ?? "" },
      createdAt: own.createdAt.toISOString(),
    };
  });
}

/** Ends what a process that was killed left behind, and forgets what no browser came for. */
async function tidy(generationId: string): Promise<void> {
  const before = new Date(Date.now() - SILENT_MS);
  await database().export.deleteMany({ where: { generationId, target: "", status: "waiting", createdAt: { lt: before } } });
  // A split is a worker's: that one comes back by itself.
  await database().$executeRawUnsafe(END_SILENT, generationId, before, STOPPED);
}

const STOPPED = "The studio was stopped while this was written, so nothing was kept. Export again.";

const END_SILENT = `
  update exports set status = 'failed', status_reason = $3::text
  where generation_id = $1::uuid and status = 'writing' and target = '' and finished_at < $2::timestamptz
    and coalesce(settings->'split', 'null') = 'null'`;
