import { query, type SqlTopic } from "./task.ts";
import { CATEGORIES, COUNTRIES, STATUSES, YEARS } from "./values.ts";

export const windows: SqlTopic = {
  topic: "Window Functions and Rankings",
  tasks: [
    {
      task: "rank the $count dearest products within each category, giving equal prices the same rank",
      sql: query`
WITH ranked AS (
  SELECT p.category_id,
         p.name,
         p.price,
         RANK() OVER (PARTITION BY p.category_id ORDER BY p.price DESC) AS price_rank
  FROM products AS p
)
SELECT c.name AS category,
       r.name AS product,
       r.price,
       r.price_rank
FROM ranked AS r
JOIN categories AS c ON c.category_id = r.category_id
WHERE r.price_rank <= $count
ORDER BY c.name, r.price_rank, r.name;
`,
      how: "The window starts a new ranking for each category. A window function cannot stand in WHERE, so the filter is in an outer query.",
      edge: "With equal prices a category can show more than $count rows; ROW_NUMBER would cut strictly.",
      speed: "An index on products (category_id, price DESC) saves the sorting.",
      variables: { count: ["2", "3", "4", "5", "6", "10"] },
    },
    {
      task: "show the running total of payments day by day in $year",
      sql: query`
WITH daily AS (
  SELECT p.paid_at::date AS day,
         SUM(p.amount) AS amount
  FROM payments AS p
  WHERE p.status = 'paid'
    AND p.paid_at >= TIMESTAMP '$year-01-01'
    AND p.paid_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
  GROUP BY p.paid_at::date
)
SELECT d.day,
       d.amount,
       SUM(d.amount) OVER (ORDER BY d.day) AS running_total
FROM daily AS d
ORDER BY d.day;
`,
      how: "Payments are added up for each day first. The window then sums everything from the first day up to the current one.",
      edge: "Days without a payment have no row; the running total simply stays the same across them.",
      speed: "An index on payments (paid_at) limits the work to the year.",
      variables: { year: YEARS },
    },
    {
      task: "show for each customer in $country how many days passed between one order and the next",
      sql: query`
SELECT c.name,
       o.order_id,
       o.ordered_at::date - LAG(o.ordered_at::date) OVER (
         PARTITION BY o.customer_id
         ORDER BY o.ordered_at, o.order_id
       ) AS days_since_last
FROM orders AS o
JOIN customers AS c ON c.customer_id = o.customer_id
WHERE c.country = '$country'
ORDER BY c.name, o.ordered_at;
`,
      how: "`LAG` fetches the date of the same customer's order before. The difference of two dates is a number of days.",
      edge: "The first order of each customer has nothing before it, and the column is empty.",
      speed: "An index on orders (customer_id, ordered_at) provides the order that the window needs.",
      variables: { country: COUNTRIES },
    },
    {
      task: "divide all customers who ordered in $year into $parts equal groups by what they spent",
      sql: query`
WITH spent AS (
  SELECT o.customer_id,
         SUM(oi.quantity * oi.unit_price * (1 - oi.discount)) AS amount
  FROM orders AS o
  JOIN order_items AS oi ON oi.order_id = o.order_id
  WHERE o.status <> 'cancelled'
    AND o.ordered_at >= TIMESTAMP '$year-01-01'
    AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
  GROUP BY o.customer_id
)
SELECT c.name,
       ROUND(s.amount, 2) AS amount,
       NTILE($parts) OVER (ORDER BY s.amount DESC, s.customer_id) AS spending_group
FROM spent AS s
JOIN customers AS c ON c.customer_id = s.customer_id
ORDER BY spending_group, s.amount DESC;
`,
      how: "`NTILE($parts)` numbers the customers from 1 to $parts in groups of equal size, starting with those who spent most.",
      edge: "Two customers with the same amount can end up in different groups, because the groups have to be of equal size.",
      speed: "Grouping comes first, so the window only sorts one row per customer.",
      variables: { year: YEARS, parts: ["3", "4", "5", "8", "10"] },
    },
    {
      task: "show each product of the category $category with its price as a share of the category's total price",
      sql: query`
SELECT p.name,
       p.price,
       ROUND(100 * p.price / SUM(p.price) OVER (), 1) AS percent_of_total
FROM products AS p
JOIN categories AS c ON c.category_id = p.category_id
WHERE c.name = '$category'
ORDER BY percent_of_total DESC, p.name;
`,
      how: "A window without partition and order covers all rows of the result, so the sum of all prices stands beside each product.",
      edge: "If every price in the category were zero, the division would fail; NULLIF around the sum prevents that.",
      speed: "One pass over the category's products is enough.",
      variables: { category: CATEGORIES },
    },
    {
      task: "number the $status orders of every customer from the oldest to the newest and show the first $count",
      sql: query`
WITH numbered AS (
  SELECT o.customer_id,
         o.order_id,
         o.ordered_at,
         ROW_NUMBER() OVER (PARTITION BY o.customer_id ORDER BY o.ordered_at, o.order_id) AS position
  FROM orders AS o
  WHERE o.status = '$status'
)
SELECT c.name,
       n.position,
       n.order_id,
       n.ordered_at
FROM numbered AS n
JOIN customers AS c ON c.customer_id = n.customer_id
WHERE n.position <= $count
ORDER BY c.name, n.position;
`,
      how: "`ROW_NUMBER` counts 1, 2, 3 within each customer. Orders of another status are removed before the numbering.",
      edge: "The order's number in ORDER BY makes the numbering clear when two orders have the same time.",
      speed: "A partial index on orders (customer_id, ordered_at) for this status avoids sorting.",
      variables: { status: STATUSES, count: ["2", "3", "4", "5"] },
    },
  ],
};
