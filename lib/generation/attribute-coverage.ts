import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { findDataset } from "./access.ts";
import { countCombinations } from "./attribute-rules.ts";
import type { Draft } from "./config.ts";
import { countCoverage } from "./count-coverage.ts";
import { readStoredDraft } from "./stored-draft.ts";

export interface AttributeCoverage {
  /** Each attribute, and each balanced label, with the accepted rows of each of its values, in the settings' order. */
  attributes: { name: string; values: { value: string; rows: number }[] }[];
  /** How many combinations the run's calls can reach, and how many have a row; one combination a call. */
  combinations: { planned: number; withRows: number };
}

/**
 * How a generation's accepted rows are spread over the values that their calls were asked for.
 * @throws AppError `not-found:generation`
 */
export async function attributeCoverage(actor: Actor, generationId: string): Promise<AttributeCoverage> {
  const { id, config } = await findDataset(actor, generationId);
  const { prompt } = readStoredDraft(config);
  const { values, combinations } = await countCoverage(id);
  if (values.length === 0) return { attributes: [], combinations: { planned: 0, withRows: 0 } };
  const planned = await database().$queryRawUnsafe<{ count: number }[]>(
    PLANNED_CALLS,
    ...[id, Math.max(1, prompt.rowsPerCall ?? 1), countLabels(prompt)],
  );
  const withRows = combinations.filter(({ accepted }) => accepted > 0).length;
  // A retry may have reached more than was planned.
  const calls = Math.max(planned[0]?.count ?? 0, withRows);
  return {
    attributes: values.map((list) => ({ name: list.name, values: list.values.map(({ value, accepted }) => ({ value, rows: accepted })) })),
    combinations: { planned: Math.min(countCombinations(values), calls), withRows },
  };
}

/** Each seed's rows are shared out to this many values before they are cut into calls; 1 without a balanced label. */
const countLabels = ({ outputFields }: Draft["prompt"]) => Math.max(1, outputFields?.find(({ balanced }) => balanced)?.allowed.length ?? 1);

const PLANNED_CALLS = `
  select coalesce(sum(least(asked, $3::int * ceil(asked::numeric / $3::int / $2::int))), 0)::int as count
  from seeds where generation_id = $1::uuid`;
