import type { Actor } from "../accounts/actor.ts";
import { startRun } from "../runs/start-run.ts";
import type { FixForm } from "./form.ts";
import { settingsFor } from "./settings-of.ts";

/**
 * Starts the rewriting of all rows that the form's filter shows. @returns the revision's id
 * @throws AppError `not-found:generation`; `bad-input:run` with the field, as `startRun`
 */
export async function startFix(actor: Actor, datasetId: string, form: FixForm): Promise<{ id: string }> {
  const settings = await settingsFor(actor, datasetId, form);
  return { id: await startRun(actor, { kind: "revision", subjectId: datasetId, settings, template: "Fix" }) };
}
