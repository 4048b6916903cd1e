import { z } from "zod";
import { database } from "../db/client.ts";
import { type Attributes, attributesKey, axesOf } from "./attributes.ts";
import { readStoredDraft } from "./stored-draft.ts";

export interface Coverage {
  /** Of each attribute, and of the balanced field, its values in the order in which they were given. */
  values: { name: string; values: { value: string; accepted: number }[] }[];
  /** The combinations that were asked for, those with the most rows first. */
  combinations: { attributes: Attributes; accepted: number }[];
}

/**
 * How many accepted rows there are of each value and of each combination; nothing where a generation has no attributes and
 * no balanced field. Access is not checked here.
 * @throws when the generation does not exist
 */
export async function countCoverage(generationId: string): Promise<Coverage> {
  const { config } = await database().generation.findUniqueOrThrow({ where: { id: generationId }, select: { config: true } });
  const { label, attributes } = axesOf(readStoredDraft(config).prompt);
  const axes = label ? [label, ...attributes] : attributes;
  if (axes.length === 0) return { values: [], combinations: [] };
  const found = countedSchema.parse(await database().$queryRawUnsafe(COUNT, generationId));
  return {
    values: axes.map(({ name, values }) => ({
      name,
      values: values.map((value) => ({
        value,
        accepted: found.reduce((sum, each) => sum + (each.attributes[name] === value ? each.accepted : 0), 0),
      })),
    })),
    combinations: found.toSorted(
      (left, right) => right.accepted - left.accepted || (attributesKey(left.attributes) < attributesKey(right.attributes) ? -1 : 1),
    ),
  };
}

const countedSchema = z.array(z.object({ attributes: z.record(z.string(), z.string()), accepted: z.number() }));

const COUNT = `
  select attributes, sum(accepted)::int as accepted from calls
  where generation_id = $1::uuid and attributes is not null group by attributes`;
