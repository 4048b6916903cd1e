import { aggregation } from "./aggregation.ts";
import { dates } from "./dates.ts";
import { filtering } from "./filtering.ts";
import { inventory } from "./inventory.ts";
import { joins } from "./joins.ts";
import { payments } from "./payments.ts";
import { retention } from "./retention.ts";
import { sales } from "./sales.ts";
import { subqueries } from "./subqueries.ts";
import type { SqlTopic } from "./task.ts";
import { windows } from "./windows.ts";

/** The topics of the template Text to SQL. */
export const SQL_TOPICS: readonly SqlTopic[] = [
  filtering,
  aggregation,
  joins,
  subqueries,
  windows,
  dates,
  retention,
  sales,
  inventory,
  payments,
];
