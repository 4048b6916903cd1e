import { z } from "zod";
import { database } from "../../db/client.ts";
import { outputFieldShape } from "../output-fields.ts";
import { type RowShape, shapeOf } from "./row-shape.ts";

/** A generation's fields as its stored settings have them; those from before there were any have none. */
export const storedFields = z.array(outputFieldShape).nullable().catch(null);

/** What the rows of a generation have. */
export async function readRowShape(generationId: string): Promise<RowShape> {
  const [generation] = await database().$queryRawUnsafe<{ fields: unknown }[]>(READ_FIELDS, generationId);
  return shapeOf(storedFields.parse(generation?.fields ?? null));
}

const READ_FIELDS = `select config #> '{prompt,outputFields}' as fields from generations where id = $1::uuid`;
