import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { findGeneration } from "./access.ts";
import { countCombinations } from "./attribute-rules.ts";
import type { Draft } from "./config.ts";
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
  const { id, config } = await findGeneration(actor, generationId);
  const { prompt } = readStoredDraft(config);
  const lists = listsOf(prompt);
  if (lists.length === 0) return { attributes: [], combinations: { planned: 0, withRows: 0 } };
  const [values, combinations, planned] = await Promise.all([
    database().$queryRawUnsafe<{ name: string; value: string; rows: number }[]>(ROWS_BY_VALUE, id),
    database().$queryRawUnsafe<{ count: number }[]>(COMBINATIONS_WITH_ROWS, id),
    database().$queryRawUnsafe<{ count: number }[]>(PLANNED_CALLS, id, Math.max(1, prompt.rowsPerCall ?? 1), countLabels(prompt)),
  ]);
  const withRows = combinations[0]?.count ?? 0;
  // A retry may have reached more than was planned.
  const calls = Math.max(planned[0]?.count ?? 0, withRows);
  const rows = new Map(values.map((value) => [JSON.stringify([value.name, value.value]), value.rows]));
  return {
    attributes: lists.map((list) => ({
      name: list.name,
      values: list.values.map((value) => ({ value, rows: rows.get(JSON.stringify([list.name, value])) ?? 0 })),
    })),
    combinations: { planned: Math.min(countCombinations(lists), calls), withRows },
  };
}

function listsOf({ attributes, outputFields }: Draft["prompt"]): { name: string; values: string[] }[] {
  const labels = (outputFields ?? []).filter(({ balanced, allowed }) => balanced && allowed.length > 0);
  return [...attributes, ...labels.map(({ name, allowed }) => ({ name, values: allowed }))].map(({ name, values }) => ({
    name: name.trim(),
    values: values.map((value) => value.trim()),
  }));
}

/** Each seed's rows are shared out to this many values before they are cut into calls; 1 without a balanced label. */
const countLabels = ({ outputFields }: Draft["prompt"]) => Math.max(1, outputFields?.find(({ balanced }) => balanced)?.allowed.length ?? 1);

const WITH_ATTRIBUTES = "from calls where generation_id = $1::uuid and accepted > 0 and jsonb_typeof(attributes) = 'object'";

const ROWS_BY_VALUE = `
  select given.key as name, given.value as value, sum(accepted)::int as rows
  from (select attributes, accepted ${WITH_ATTRIBUTES}) c, jsonb_each_text(c.attributes) given
  group by 1, 2`;

const COMBINATIONS_WITH_ROWS = `select count(distinct attributes)::int as count ${WITH_ATTRIBUTES}`;

const PLANNED_CALLS = `
  select coalesce(sum(least(asked, $3::int * ceil(asked::numeric / $3::int / $2::int))), 0)::int as count
  from seeds where generation_id = $1::uuid`;
