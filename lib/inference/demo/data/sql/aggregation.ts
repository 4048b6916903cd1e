import { query, type SqlTopic } from "./task.ts";
import { METHODS, STATUSES, YEARS } from "./values.ts";

export const aggregation: SqlTopic = {
  topic: "Aggregation with GROUP BY and HAVING",
  tasks: [
    {
      task: "count customers for each country and keep countries with at least $least of them",
      sql: query`
SELECT c.country,
       COUNT(*) AS customer_count
FROM customers AS c
GROUP BY c.country
HAVING COUNT(*) >= $least
ORDER BY customer_count DESC, c.country;
`,
      how: "`GROUP BY` makes one group for each country. `HAVING` filters groups after counting, which `WHERE` cannot do.",
      edge: "A condition on single customers belongs into WHERE; HAVING is for conditions on whole groups.",
      speed: "An index on customers (country) allows counting from the index alone.",
      variables: { least: ["3", "5", "8", "10", "25", "40", "50", "100"] },
    },
    {
      task: "show for each category the number of products, the average price and the dearest price, for categories averaging over $price dollars",
      sql: query`
SELECT c.name AS category,
       COUNT(*) AS product_count,
       ROUND(AVG(p.price), 2) AS average_price,
       MAX(p.price) AS highest_price
FROM categories AS c
JOIN products AS p ON p.category_id = c.category_id
GROUP BY c.category_id, c.name
HAVING AVG(p.price) > $price
ORDER BY average_price DESC;
`,
      how: "Three figures are computed for each group at once. Grouping by the key as well as the name keeps two categories apart should they ever share a name.",
      edge: "Categories without products do not appear, because the join finds no partner for them.",
      speed: "All products have to be read, which is fine for a catalogue of this size.",
      variables: { price: ["10", "15", "20", "30", "35", "45", "50", "80"] },
    },
    {
      task: "total the paid amounts of each payment method in $year and count the payments behind them",
      sql: query`
SELECT p.method,
       COUNT(*) AS payment_count,
       SUM(p.amount) AS total_amount
FROM payments AS p
WHERE p.status = 'paid'
  AND p.paid_at >= TIMESTAMP '$year-01-01'
  AND p.paid_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY p.method
ORDER BY total_amount DESC;
`,
      how: "The filter keeps payments that were made in the year. The period is half open: from its first instant up to, but without, the next year.",
      edge: "Refunds have a status of their own and are not in these sums.",
      speed: "An index on payments (paid_at) reads the one year only.",
      variables: { year: YEARS },
    },
    {
      task: "find $status orders with more than $lines different products and show how many pieces each contains",
      sql: query`
SELECT o.order_id,
       COUNT(*) AS product_count,
       SUM(oi.quantity) AS piece_count
FROM orders AS o
JOIN order_items AS oi ON oi.order_id = o.order_id
WHERE o.status = '$status'
GROUP BY o.order_id
HAVING COUNT(*) > $lines
ORDER BY product_count DESC, o.order_id;
`,
      how: "Each order line is one product, so counting lines counts products; the sum of the quantities counts pieces.",
      edge: "COUNT(*) and SUM(quantity) answer different questions: kinds of products and pieces.",
      speed: "The primary key of the order lines begins with the order's number, which makes the join cheap.",
      variables: { status: STATUSES, lines: ["2", "3", "4", "6", "8", "12"] },
    },
    {
      task: "compare for each $period of $year how many orders were delivered and how many were cancelled",
      sql: query`
SELECT date_trunc('$period', o.ordered_at) AS period_start,
       COUNT(*) FILTER (WHERE o.status = 'delivered') AS delivered_count,
       COUNT(*) FILTER (WHERE o.status = 'cancelled') AS cancelled_count
FROM orders AS o
WHERE o.ordered_at >= TIMESTAMP '$year-01-01'
  AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY date_trunc('$period', o.ordered_at)
ORDER BY period_start;
`,
      how: "`FILTER` lets each count look at some rows of the group only, so that one query gives both columns.",
      edge: "A $period without any order is missing from the result; join generate_series to have it with zeros.",
      speed: "An index on orders (ordered_at) restricts reading to the year.",
      variables: { period: ["week", "month", "quarter"], year: YEARS },
    },
    {
      task: "find customers who paid by $method in at least $times different orders",
      sql: query`
SELECT o.customer_id,
       COUNT(DISTINCT o.order_id) AS order_count
FROM orders AS o
JOIN payments AS p ON p.order_id = o.order_id
WHERE p.method = '$method'
  AND p.status = 'paid'
GROUP BY o.customer_id
HAVING COUNT(DISTINCT o.order_id) >= $times
ORDER BY order_count DESC, o.customer_id;
`,
      how: "An order can have several payments, therefore different orders are counted with DISTINCT.",
      edge: "Without DISTINCT, an order paid in two parts would count twice.",
      speed: "An index on payments (order_id) is needed for the join; PostgreSQL does not make it by itself.",
      variables: { method: METHODS, times: ["2", "3", "4", "5", "7"] },
    },
  ],
};
