"use server";

import { z } from "zod";
import { exportSettings } from "@/lib/export/settings.ts";
import { deleteExport } from "@/lib/export/stored/delete-export.ts";
import { startExport } from "@/lib/export/stored/start-export.ts";
import { action } from "../../../../server.ts";

const start = z.object({ id: z.uuid(), settings: exportSettings });
const one = z.object({ id: z.uuid() });

export const startExportAction = action(start, (user, { id, settings }) => startExport(user, id, settings));

export const deleteExportAction = action(one, (user, { id }) => deleteExport(user, id));
