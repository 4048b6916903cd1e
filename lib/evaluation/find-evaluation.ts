import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireGeneration, whereVisible } from "../generation/access.ts";
import type { RowShape } from "../generation/fields/row-shape.ts";
import { storedShapeOf } from "../generation/row-fields.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { type EvaluationSettings, evaluationSettings } from "./settings.ts";

const notFound = () => new AppError("not-found:generation", "This evaluation does not exist, or it belongs to someone else.");

/** An evaluation that is there and the actor's to see, with its dataset. @throws AppError `not-found:generation` */
export async function findEvaluation(actor: Actor, id: string) {
  const found = await database().generation.findFirst({
    where: { kind: "evaluation", ...whereVisible(actor, id) },
    include: {
      owner: { select: { id: true, name: true, email: true } },
      connection: { select: { name: true } },
      subject: { select: { id: true, name: true, template: true, provider: true, modelId: true, config: true } },
    },
  });
  if (!found?.subject) throw notFound();
  return { ...found, subject: found.subject, settings: readSettings(found.config) };
}

/** That it is an evaluation, and the actor's to see and change. @throws AppError `not-found:generation` */
export async function requireEvaluation(actor: Actor, id: string): Promise<void> {
  const { kind } = await requireGeneration(actor, id);
  if (kind !== "evaluation") throw notFound();
}

export const readSettings = (config: unknown): EvaluationSettings => evaluationSettings.parse(config);

/** What the rows of the judged dataset have. */
export const shapeOfSubject = ({ config }: { config: unknown }): RowShape => storedShapeOf(readStoredDraft(config));
