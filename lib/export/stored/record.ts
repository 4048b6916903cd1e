import { z } from "zod";
import type { Actor } from "../../accounts/actor.ts";
import { isUuid } from "../../accounts/uuid.ts";
import { database } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { whereVisible } from "../../generation/access.ts";
import { exportSettings } from "../settings.ts";

/** What is stored of an export: what was chosen, and how many rows that were when it was begun. */
export const storedSettings = exportSettings.extend({ expectedRows: z.number().default(0) });

/**
 * `waiting`: the browser has not come for it yet · `preparing`: a worker looks for near copies · `writing` · `ready` · `failed`.
 */
export const EXPORT_STATUSES = ["waiting", "preparing", "writing", "ready", "failed"] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** Other people's exports are not found, just as those that never were. */
export const exportNotFound = () => new AppError("not-found:export", "This export does not exist any more, or it belongs to someone else.");

/** An export to a file, of a dataset that the actor may see. @throws AppError `not-found:export` */
export async function requireExport(actor: Actor, id: string) {
  // A push to a hub has a line of its own kind, with a target (lib/hub).
  const found = isUuid(id) ? await database().export.findFirst({ where: { id, target: "" }, include: { file: true } }) : null;
  const generation =
    found &&
    (await database().generation.findFirst({ where: whereVisible(actor, found.generationId), select: { name: true, ownerId: true } }));
  if (!found || !generation) throw exportNotFound();
  return { ...found, generation, settings: storedSettings.parse(found.settings) };
}

/** Everything here is written by this folder. */
export const toExportStatus = (status: string): ExportStatus => EXPORT_STATUSES.find((known) => known === status) ?? "failed";
