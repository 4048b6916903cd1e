import { query, type SqlTopic } from "./task.ts";
import { CATEGORIES, COUNTRIES, YEARS } from "./values.ts";

export const sales: SqlTopic = {
  topic: "Sales and Revenue Reports",
  tasks: [
    {
      task: "report the revenue of each category in $year, after discounts and without cancelled orders",
      sql: query`
SELECT k.name AS category,
       ROUND(SUM(oi.quantity * oi.unit_price * (1 - oi.discount)), 2) AS revenue
FROM order_items AS oi
JOIN orders AS o ON o.order_id = oi.order_id
JOIN products AS p ON p.product_id = oi.product_id
JOIN categories AS k ON k.category_id = p.category_id
WHERE o.status <> 'cancelled'
  AND o.ordered_at >= TIMESTAMP '$year-01-01'
  AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY k.category_id, k.name
ORDER BY revenue DESC;
`,
      how: "Each order line earns quantity times price, less its discount. The lines are added up by the category of their product.",
      edge: "Use the price on the order line: the product's own price is today's and may have changed since.",
      speed: "An index on orders (ordered_at) restricts the join to one year.",
      variables: { year: YEARS },
    },
    {
      task: "name the $count best-selling products in $country by pieces sold",
      sql: query`
SELECT p.name,
       SUM(oi.quantity) AS pieces_sold
FROM order_items AS oi
JOIN orders AS o ON o.order_id = oi.order_id
JOIN customers AS c ON c.customer_id = o.customer_id
JOIN products AS p ON p.product_id = oi.product_id
WHERE c.country = '$country'
  AND o.status <> 'cancelled'
GROUP BY p.product_id, p.name
ORDER BY pieces_sold DESC, p.name
LIMIT $count;
`,
      how: "The pieces of all orders from the country are added up by product, and the largest sums stay.",
      edge: "Ties at the end of the list are cut by name; use FETCH FIRST ... WITH TIES to keep all of them.",
      speed: "Index orders (customer_id), because the query starts from the customers of one country.",
      variables: { count: ["3", "5", "7", "10", "15"], country: COUNTRIES },
    },
    {
      task: "work out the average value of an order in each country for $year, countries with the highest value first",
      sql: query`
WITH order_values AS (
  SELECT o.order_id,
         o.customer_id,
         SUM(oi.quantity * oi.unit_price * (1 - oi.discount)) AS order_value
  FROM orders AS o
  JOIN order_items AS oi ON oi.order_id = o.order_id
  WHERE o.status <> 'cancelled'
    AND o.ordered_at >= TIMESTAMP '$year-01-01'
    AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
  GROUP BY o.order_id, o.customer_id
)
SELECT c.country,
       COUNT(*) AS order_count,
       ROUND(AVG(v.order_value), 2) AS average_value
FROM order_values AS v
JOIN customers AS c ON c.customer_id = v.customer_id
GROUP BY c.country
ORDER BY average_value DESC;
`,
      how: "First every order gets its value, then the values are averaged by country. Averaging the lines directly would give the average line.",
      edge: "A country with two orders can lead the list by chance, so the number of orders stands beside the average.",
      speed: "The first part reads one year of orders once.",
      variables: { year: YEARS },
    },
    {
      task: "show how much each employee sold in $year and which share of the staff's total that is",
      sql: query`
WITH sold AS (
  SELECT o.employee_id,
         SUM(oi.quantity * oi.unit_price * (1 - oi.discount)) AS amount
  FROM orders AS o
  JOIN order_items AS oi ON oi.order_id = o.order_id
  WHERE o.employee_id IS NOT NULL
    AND o.status <> 'cancelled'
    AND o.ordered_at >= TIMESTAMP '$year-01-01'
    AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
  GROUP BY o.employee_id
)
SELECT e.name,
       ROUND(s.amount, 2) AS amount,
       ROUND(100 * s.amount / SUM(s.amount) OVER (), 1) AS percent_of_total
FROM sold AS s
JOIN employees AS e ON e.employee_id = s.employee_id
ORDER BY s.amount DESC;
`,
      how: "The first part adds up the orders that an employee took. The window function puts the sum over everybody beside each row.",
      edge: "Web orders have no employee and are left out, so the shares add up to the staff's total and not to the shop's.",
      speed: "A partial index on orders (ordered_at) WHERE employee_id IS NOT NULL is small and sufficient.",
      variables: { year: YEARS },
    },
    {
      task: "find out what discounts cost us in the category $category in each month of $year",
      sql: query`
SELECT date_trunc('month', o.ordered_at) AS month,
       ROUND(SUM(oi.quantity * oi.unit_price * oi.discount), 2) AS discount_amount,
       ROUND(100 * SUM(oi.quantity * oi.unit_price * oi.discount) / NULLIF(SUM(oi.quantity * oi.unit_price), 0), 1) AS percent_of_list
FROM order_items AS oi
JOIN orders AS o ON o.order_id = oi.order_id
JOIN products AS p ON p.product_id = oi.product_id
JOIN categories AS k ON k.category_id = p.category_id
WHERE k.name = '$category'
  AND o.status <> 'cancelled'
  AND o.ordered_at >= TIMESTAMP '$year-01-01'
  AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY date_trunc('month', o.ordered_at)
ORDER BY month;
`,
      how: "The discount is a share of the price, so quantity times price times discount is the money given away. It is also set against what would have been earned without it.",
      edge: "The average of the discount column would be misleading, since it weighs small and large lines alike.",
      speed: "An index on orders (ordered_at) finds the year's orders; their lines follow by primary key.",
      variables: { category: CATEGORIES, year: YEARS },
    },
    {
      task: "list the days in $year on which we sold goods worth more than $amount dollars",
      sql: query`
SELECT o.ordered_at::date AS day,
       ROUND(SUM(oi.quantity * oi.unit_price * (1 - oi.discount)), 2) AS revenue
FROM orders AS o
JOIN order_items AS oi ON oi.order_id = o.order_id
WHERE o.status <> 'cancelled'
  AND o.ordered_at >= TIMESTAMP '$year-01-01'
  AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY o.ordered_at::date
HAVING SUM(oi.quantity * oi.unit_price * (1 - oi.discount)) > $amount
ORDER BY revenue DESC;
`,
      how: "The cast to date takes the time of day away, so that all orders of a day form one group. HAVING keeps the good days.",
      edge: "An alias of the SELECT list cannot be used in HAVING, therefore the sum is repeated.",
      speed: "The filter is written on the bare column and not on its date, so that an index on ordered_at can be used.",
      variables: { year: YEARS, amount: ["1000", "2500", "5000", "7500", "10000", "20000"] },
    },
  ],
};
