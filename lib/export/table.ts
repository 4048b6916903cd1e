import { database } from "../db/client.ts";
import type { RowShape } from "../generation/fields/row-shape.ts";
import { storedShapeOf } from "../generation/row-fields.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import { inputsOf } from "../sources/inputs.ts";

/** How the rows of a generation stand in a file. */
export interface RowTable {
  shape: RowShape;
  /** In the order of the items that they were made of; else in the order in which they were accepted. */
  byItem: boolean;
}

export async function readTable(generationId: string): Promise<RowTable> {
  const { config } = await database().generation.findUniqueOrThrow({ where: { id: generationId }, select: { config: true } });
  const draft = readStoredDraft(config);
  return { shape: storedShapeOf(draft), byItem: inputsOf(draft.configure) === "items" };
}
