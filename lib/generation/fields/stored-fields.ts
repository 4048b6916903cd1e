import { z } from "zod";
import { database } from "../../db/client.ts";
import { outputFieldShape } from "../output-fields.ts";
import { storedShapeOf } from "../row-fields.ts";
import { readStoredDraft } from "../stored-draft.ts";
import type { RowShape } from "./row-shape.ts";

/** A generation's fields as its stored settings have them; those from before there were any have none. */
export const storedFields = z.array(outputFieldShape).nullable().catch(null);

/** What the rows of a generation have. */
export async function readRowShape(generationId: string): Promise<RowShape> {
  const { config } = await database().generation.findUniqueOrThrow({ where: { id: generationId }, select: { config: true } });
  return storedShapeOf(readStoredDraft(config));
}
