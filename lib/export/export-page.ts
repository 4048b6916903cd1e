import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { requireDataset } from "../generation/access.ts";
import type { OutputField } from "../generation/output-fields.ts";
import { storedShapeOf } from "../generation/row-fields.ts";
import type { GenerationStatus } from "../generation/status.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { type Inputs, inputsOf } from "../sources/inputs.ts";

/** What the page for exports needs to know of a dataset. */
export interface ExportDataset {
  id: string;
  name: string;
  status: GenerationStatus;
  /** Rows made so far, deleted ones among them. */
  accepted: number;
  fields: Pick<OutputField, "name" | "type" | "required">[];
  /** Names of its attributes. */
  attributes: string[];
  inputs: Inputs;
  /** Evaluations that have scores, the latest first. */
  evaluations: { id: string; name: string }[];
}

/** @throws AppError `not-found:generation` */
export async function readExportDataset(actor: Actor, id: string): Promise<ExportDataset> {
  const { name, status } = await requireDataset(actor, id);
  const [{ config, accepted }, evaluations] = await Promise.all([
    database().generation.findUniqueOrThrow({ where: { id }, select: { config: true, accepted: true } }),
    database().generation.findMany({
      where: { subjectId: id, kind: "evaluation", averageScore: { not: null } },
      orderBy: { createdAt: "desc" },
      select: { id: true, name: true },
    }),
  ]);
  const draft = readStoredDraft(config);
  return {
    ...{ id, name, status, accepted, evaluations, inputs: inputsOf(draft.configure) },
    fields: storedShapeOf(draft).fields.map((field) => ({ name: field.name, type: field.type, required: field.required })),
    attributes: draft.prompt.attributes.map((attribute) => attribute.name),
  };
}
