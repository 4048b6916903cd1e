import { query, type SqlTopic } from "./task.ts";
import { CATEGORIES, COUNTRIES, YEARS } from "./values.ts";

export const subqueries: SqlTopic = {
  topic: "Subqueries and Common Table Expressions",
  tasks: [
    {
      task: "list products of the category $category that cost more than the average of their category",
      sql: query`
SELECT p.name,
       p.price
FROM products AS p
JOIN categories AS c ON c.category_id = p.category_id
WHERE c.name = '$category'
  AND p.price > (
    SELECT AVG(q.price)
    FROM products AS q
    WHERE q.category_id = p.category_id
  )
ORDER BY p.price DESC;
`,
      how: "The subquery works out the average price of the category that the outer product belongs to, and the comparison keeps what lies above it.",
      edge: "A product that costs exactly the average is not listed.",
      speed: "PostgreSQL evaluates the subquery for each product; for the whole catalogue, a join to grouped averages is faster.",
      variables: { category: CATEGORIES },
    },
    {
      task: "find customers from $country whose total of all orders is above the total of the average customer",
      sql: query`
WITH totals AS (
  SELECT o.customer_id,
         SUM(oi.quantity * oi.unit_price * (1 - oi.discount)) AS total
  FROM orders AS o
  JOIN order_items AS oi ON oi.order_id = o.order_id
  WHERE o.status <> 'cancelled'
  GROUP BY o.customer_id
)
SELECT c.name,
       ROUND(t.total, 2) AS total
FROM totals AS t
JOIN customers AS c ON c.customer_id = t.customer_id
WHERE c.country = '$country'
  AND t.total > (SELECT AVG(a.total) FROM totals AS a)
ORDER BY t.total DESC;
`,
      how: "The first part adds up the orders of each customer. The second part uses these totals twice: for the average and for the comparison.",
      edge: "Customers without orders have no total and do not lower the average.",
      speed: "Because it is used twice, PostgreSQL computes the first part once and keeps it.",
      variables: { country: COUNTRIES },
    },
    {
      task: "list everybody who works, directly or through others, under the manager with the number $number",
      sql: query`
WITH RECURSIVE team AS (
  SELECT e.employee_id,
         e.name,
         1 AS depth
  FROM employees AS e
  WHERE e.manager_id = $number
  UNION ALL
  SELECT e.employee_id,
         e.name,
         t.depth + 1 AS depth
  FROM employees AS e
  JOIN team AS t ON e.manager_id = t.employee_id
)
SELECT t.employee_id,
       t.name,
       t.depth
FROM team AS t
ORDER BY t.depth, t.name;
`,
      how: "The recursive part starts with the direct reports and adds, round after round, those who report to somebody found before. The depth counts the levels.",
      edge: "If two people managed each other the query would never end; use UNION without the depth to be safe.",
      speed: "An index on employees (manager_id) makes each round cheap.",
      variables: { number: ["1", "2", "3", "5", "8", "12", "17", "21"] },
    },
    {
      task: "find the products that earned the most in $year, as many as it takes to reach $percent percent of all revenue",
      sql: query`
WITH sales AS (
  SELECT oi.product_id,
         SUM(oi.quantity * oi.unit_price * (1 - oi.discount)) AS revenue
  FROM order_items AS oi
  JOIN orders AS o ON o.order_id = oi.order_id
  WHERE o.status <> 'cancelled'
    AND o.ordered_at >= TIMESTAMP '$year-01-01'
    AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
  GROUP BY oi.product_id
),
ranked AS (
  SELECT s.product_id,
         s.revenue,
         SUM(s.revenue) OVER (ORDER BY s.revenue DESC, s.product_id) AS running_total,
         SUM(s.revenue) OVER () AS grand_total
  FROM sales AS s
)
SELECT p.name,
       ROUND(r.revenue, 2) AS revenue
FROM ranked AS r
JOIN products AS p ON p.product_id = r.product_id
WHERE r.running_total - r.revenue < r.grand_total * $percent / 100.0
ORDER BY r.revenue DESC, p.name;
`,
      how: "The first step adds up each product, the second puts a running total beside it. A product belongs to the list as long as those before it have not yet reached the share.",
      edge: "Taking running_total itself for the comparison would leave out the product that crosses the line.",
      speed: "The order lines of one year are read once; the window works on one row per product.",
      variables: { year: YEARS, percent: ["50", "60", "75", "80", "90"] },
    },
    {
      task: "show the most recent order of each customer in $country together with its status",
      sql: query`
SELECT c.name,
       latest.order_id,
       latest.status,
       latest.ordered_at
FROM customers AS c
JOIN LATERAL (
  SELECT o.order_id,
         o.status,
         o.ordered_at
  FROM orders AS o
  WHERE o.customer_id = c.customer_id
  ORDER BY o.ordered_at DESC, o.order_id DESC
  LIMIT 1
) AS latest ON true
WHERE c.country = '$country'
ORDER BY c.name;
`,
      how: "`LATERAL` lets the subquery refer to the customer of the current row, so it returns the newest order of each.",
      edge: "Customers without orders drop out; LEFT JOIN LATERAL keeps them with empty columns.",
      speed: "With an index on orders (customer_id, ordered_at DESC) each customer costs a single look-up.",
      variables: { country: COUNTRIES },
    },
  ],
};
