import { USUAL_NEAR_DUPLICATES } from "../generation/config.ts";
import { answer, sql } from "./markdown.ts";
import { TEMPLATE_NAMES } from "./names.ts";
import { scale } from "./rubric.ts";
import { SHOP_SCHEMA } from "./shop-schema.ts";
import type { Template } from "./template.ts";

export const textToSql: Template = {
  id: "text-to-sql",
  name: TEMPLATE_NAMES["text-to-sql"],
  description: "Questions about a database in plain English, each with the SQL query that answers it.",
  prompt: `Write pairs of a question and the SQL query that answers it, for the given topic and the database schema below. The prompt is a question as someone in the business would ask it; the completion is the query with a short explanation.

Requirements:
- Use only tables and columns that are in the schema, and the PostgreSQL dialect.
- The question does not name tables or columns; it uses everyday words and says everything that the query needs, such as periods and limits.
- The query is complete, correct and a single statement, in a fenced code block marked sql. It never changes data.
- Write keywords in capitals, join with explicit JOIN, use short table aliases, and name every computed column.
- After the query, explain in one to three sentences how it answers the question.
- Vary the difficulty, from a filter on one table to several joins, subqueries and window functions.
- Follow the format of the examples.`,
  databaseSchema: SHOP_SCHEMA,
  seeds: [
    "Filtering and Sorting Rows",
    "Aggregation with GROUP BY and HAVING",
    "Joins Across Several Tables",
    "Subqueries and Common Table Expressions",
    "Window Functions and Rankings",
    "Dates and Time Periods",
    "Customer Behaviour and Retention",
    "Sales and Revenue Reports",
    "Inventory and Product Catalogue",
    "Payments and Refunds",
  ],
  examples: [
    {
      prompt: "Which five customers have spent the most money with us, leaving out cancelled orders?",
      completion: answer(
        sql`
SELECT c.customer_id,
       c.name,
       SUM(oi.quantity * oi.unit_price * (1 - oi.discount)) AS total_spent
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id
JOIN order_items AS oi ON oi.order_id = o.order_id
WHERE o.status <> 'cancelled'
GROUP BY c.customer_id, c.name
ORDER BY total_spent DESC
LIMIT 5;
`,
        "What a customer spent is the sum over all lines of their orders: quantity times the price paid, less the discount. Cancelled orders are removed before adding up, and the five largest sums remain.",
      ),
    },
    {
      prompt: "List all products that are still sold but have never been ordered.",
      completion: answer(
        sql`
SELECT p.product_id,
       p.name,
       p.price
FROM products AS p
WHERE NOT p.discontinued
  AND NOT EXISTS (
    SELECT 1
    FROM order_items AS oi
    WHERE oi.product_id = p.product_id
  )
ORDER BY p.name;
`,
        "`NOT EXISTS` keeps only the products for which no order line can be found. Unlike `NOT IN`, it gives the right answer even if the inner query could return empty values.",
      ),
    },
    {
      prompt: "How much did we sell in each month of 2024, and how much more or less was it than the month before?",
      completion: answer(
        sql`
WITH monthly AS (
  SELECT date_trunc('month', o.ordered_at) AS month,
         SUM(oi.quantity * oi.unit_price * (1 - oi.discount)) AS revenue
  FROM orders AS o
  JOIN order_items AS oi ON oi.order_id = o.order_id
  WHERE o.status <> 'cancelled'
    AND o.ordered_at >= DATE '2024-01-01'
    AND o.ordered_at < DATE '2025-01-01'
  GROUP BY date_trunc('month', o.ordered_at)
)
SELECT m.month,
       m.revenue,
       m.revenue - LAG(m.revenue) OVER (ORDER BY m.month) AS change
FROM monthly AS m
ORDER BY m.month;
`,
        "The first part adds up the revenue of each month. `LAG` then fetches the value of the month before, so that the difference can be taken; for January there is none, and the change is empty.",
      ),
    },
    {
      prompt: "For every employee, show the name of their manager. People without a manager should be in the list too.",
      completion: answer(
        sql`
SELECT e.name AS employee,
       e.job_title,
       m.name AS manager
FROM employees AS e
LEFT JOIN employees AS m ON m.employee_id = e.manager_id
ORDER BY m.name NULLS FIRST, e.name;
`,
        "The table of employees is joined to itself: `e` is the person, `m` the manager. The `LEFT JOIN` keeps people who have no manager, and `NULLS FIRST` puts them at the top.",
      ),
    },
  ],
  outputFields: null,
  rubric: {
    criteria: [
      scale(
        "Correct",
        "Does the query answer the question on this schema?",
        "It cannot run, or answers something else.",
        "Runs, with a wrong join, filter or grouping.",
        "Right in most cases; nulls, ties or duplicates break it.",
        "Right; a reading of the question is left open.",
        "Right, also for nulls, ties and duplicates.",
      ),
      scale(
        "Question",
        "Would a person at work ask this?",
        "A query in words.",
        "Names columns as in the schema.",
        "Plausible, but bare.",
        "Natural.",
        "Natural, and it takes understanding to find tables and columns.",
      ),
      scale(
        "Readable",
        "Is the query easy to read and to check?",
        "Unreadable.",
        "Nested without need.",
        "Understandable.",
        "Clear names and steps.",
        "Clear, and the explanation says what to look at.",
      ),
    ],
  },
  defaults: {
    ...{ rowsPerSeed: 5, rowsPerCall: 5, temperature: 0.7, topK: null, topP: null, maxTokens: 4_096 },
    nearDuplicates: USUAL_NEAR_DUPLICATES,
  },
};
