import type { Actor } from "../../accounts/actor.ts";
import { database } from "../../db/client.ts";
import { cursorPage } from "../../db/cursor-page.ts";
import type { ExportModel } from "../../db/generated/models.ts";
import { requireDataset } from "../../generation/access.ts";
import { describeSettings } from "../describe.ts";
import type { ExportSettings } from "../settings.ts";
import { type ExportStatus, exportNotFound, requireExport, storedSettings, toExportStatus } from "./record.ts";

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
/** A program may come for its export later than a browser, which does so at once. */
const UNWANTED_MS = 24 * 3_600_000;
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
    include: WITH_FILE,
  });
  return found.map(toEarlier);
}

/**
 * Those behind a cursor, the latest first, also such as nobody has come for yet, and the cursor behind them; null at the end.
 * @throws AppError `not-found:generation`, `bad-input:cursor`
 */
export async function listExportsAfter(
  actor: Actor,
  generationId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ data: EarlierExport[]; next: string | null }> {
  await requireDataset(actor, generationId);
  await tidy(generationId);
  const { where, orderBy, take, toPage } = cursorPage(CREATED, { ...page, sort: "created", direction: "desc" });
  const found = await database().export.findMany({
    where: { AND: [{ generationId, target: "" }, where] },
    ...{ orderBy, take, include: WITH_FILE },
  });
  const { lines, next } = toPage(found, ({ createdAt }) => createdAt);
  return { data: lines.map(toEarlier), next };
}

const CREATED = { name: "createdAt", kind: "time" } as const;

/** One of them. @throws AppError `not-found:export` */
export async function getExport(actor: Actor, id: string): Promise<EarlierExport & { generationId: string; settings: ExportSettings }> {
  const { generationId } = await requireExport(actor, id);
  await tidy(generationId);
  const found = await database().export.findUnique({ where: { id }, include: WITH_FILE });
  if (!found) throw exportNotFound();
  const { expectedRows: _, ...settings } = storedSettings.parse(found.settings);
  return { ...toEarlier(found), generationId, settings };
}

const WITH_FILE = { file: { select: { name: true, sizeBytes: true } }, user: { select: { name: true } } } as const;

type Found = ExportModel & { file: { name: string; sizeBytes: bigint } | null; user: { name: string } | null };

function toEarlier({ file, user, settings, ...own }: Found): EarlierExport {
  const { expectedRows, ...chosen } = storedSettings.parse(settings);
  return {
    ...{ id: own.id, status: toExportStatus(own.status), statusReason: own.statusReason, words: describeSettings(chosen) },
    ...{ name: file?.name ?? "", rows: own.rows, expectedRows, sizeBytes: file ? Number(file.sizeBytes) : null },
    ...{ sha256: own.sha256, prepared: chosen.split !== null, by: user?.name ?? "" },
    createdAt: own.createdAt.toISOString(),
  };
}

/** Ends what a process that was killed left behind, and forgets what nobody came for within a day. */
async function tidy(generationId: string): Promise<void> {
  const before = new Date(Date.now() - SILENT_MS);
  const unwanted = new Date(Date.now() - UNWANTED_MS);
  await database().export.deleteMany({ where: { generationId, target: "", status: "waiting", createdAt: { lt: unwanted } } });
  // A split is a worker's: that one comes back by itself.
  await database().$executeRawUnsafe(END_SILENT, generationId, before, STOPPED);
}

const STOPPED = "The studio was stopped while this was written, so nothing was kept. Export again.";

const END_SILENT = `
  update exports set status = 'failed', status_reason = $3::text
  where generation_id = $1::uuid and status = 'writing' and target = '' and finished_at < $2::timestamptz
    and coalesce(settings->'split', 'null') = 'null'`;
