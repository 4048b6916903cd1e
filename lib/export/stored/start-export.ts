import type { Actor } from "../../accounts/actor.ts";
import { recordEvent } from "../../audit/record-event.ts";
import { transact } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { requireDataset } from "../../generation/access.ts";
import { sendExport } from "../../jobs/queue.ts";
import { countRows } from "../../review/select-rows.ts";
import type { ExportSettings } from "../settings.ts";
import { openSource } from "../source.ts";

/**
 * Begins an export. Without a split it is written while the browser downloads it (`deliverExport`); with one a worker
 * prepares it first, because near copies must be found among all rows.
 * @throws AppError `not-found:generation`; `bad-input:export` when no row is meant or the settings do not fit
 */
export async function startExport(
  actor: Actor,
  generationId: string,
  settings: ExportSettings,
): Promise<{ id: string; prepared: boolean }> {
  const { name } = await requireDataset(actor, generationId);
  const { filter, evaluation } = await openSource(generationId, settings);
  const expectedRows = await countRows(generationId, filter);
  if (expectedRows === 0)
    throw new AppError("bad-input:export", "No row is left under this filter and these options. Take one of them away.");
  const prepared = settings.split !== null;
  // The latest evaluation now is not the latest for ever: which one it was is kept.
  const stored = { ...settings, evaluation: evaluation?.id ?? null, expectedRows };
  const id = await transact(async (transaction) => {
    const data = { generationId, userId: actor.id, settings: stored, status: prepared ? "preparing" : "waiting" };
    const created = await transaction.export.create({ data, select: { id: true } });
    if (prepared) await sendExport(transaction, created.id);
    const details = { format: settings.format, rows: expectedRows };
    await recordEvent(actor, { action: "dataset-exported", subject: { type: "generation", id: generationId, name }, details }, transaction);
    return created.id;
  });
  return { id, prepared };
}
