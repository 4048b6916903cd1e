import { query, type SqlTopic } from "./task.ts";
import { CATEGORIES, COUNTRIES, YEARS } from "./values.ts";

export const retention: SqlTopic = {
  topic: "Customer Behaviour and Retention",
  tasks: [
    {
      task: "find customers who ordered in $year but not in the year after",
      sql: query`
SELECT c.customer_id,
       c.name,
       c.email
FROM customers AS c
WHERE EXISTS (
    SELECT 1
    FROM orders AS o
    WHERE o.customer_id = c.customer_id
      AND o.ordered_at >= TIMESTAMP '$year-01-01'
      AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
  )
  AND NOT EXISTS (
    SELECT 1
    FROM orders AS o
    WHERE o.customer_id = c.customer_id
      AND o.ordered_at >= TIMESTAMP '$year-01-01' + INTERVAL '1 year'
      AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '2 years'
  )
ORDER BY c.name;
`,
      how: "Two questions are asked for each customer: is there an order in the year, and is there none in the next. Neither multiplies rows, as a join would.",
      edge: "Cancelled orders count as orders here; add a condition on the status if they should not.",
      speed: "An index on orders (customer_id, ordered_at) answers both questions.",
      variables: { year: YEARS },
    },
    {
      task: "work out the share of customers in $country who came back for a second order",
      sql: query`
WITH counts AS (
  SELECT o.customer_id,
         COUNT(*) AS order_count
  FROM orders AS o
  JOIN customers AS c ON c.customer_id = o.customer_id
  WHERE c.country = '$country'
    AND o.status <> 'cancelled'
  GROUP BY o.customer_id
)
SELECT COUNT(*) AS buyers,
       COUNT(*) FILTER (WHERE n.order_count >= 2) AS returning_buyers,
       ROUND(100.0 * COUNT(*) FILTER (WHERE n.order_count >= 2) / NULLIF(COUNT(*), 0), 1) AS percent_returning
FROM counts AS n;
`,
      how: "Orders are counted for each customer. Then those with two or more are set against all who bought anything.",
      edge: "`NULLIF` avoids a division by zero when nobody in the country has bought yet; 100.0 avoids whole-number division.",
      speed: "Index orders (customer_id), for the orders are looked up by customer.",
      variables: { country: COUNTRIES },
    },
    {
      task: "show for customers who joined in each month of $year how many ordered within their first $days days",
      sql: query`
SELECT date_trunc('month', c.created_at) AS joined_in,
       COUNT(*) AS new_customers,
       COUNT(*) FILTER (
         WHERE EXISTS (
           SELECT 1
           FROM orders AS o
           WHERE o.customer_id = c.customer_id
             AND o.ordered_at < c.created_at + INTERVAL '$days days'
         )
       ) AS ordered_early
FROM customers AS c
WHERE c.created_at >= TIMESTAMP '$year-01-01'
  AND c.created_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY date_trunc('month', c.created_at)
ORDER BY joined_in;
`,
      how: "Each month is one group of new customers. The filtered count takes those for whom an early order exists.",
      edge: "The youngest group may not have had its full $days days yet, which makes it look worse than it is.",
      speed: "Each new customer costs one look-up in an index on orders (customer_id, ordered_at).",
      variables: { year: YEARS, days: ["7", "14", "30", "60", "90"] },
    },
    {
      task: "find customers in $country who have not ordered for at least $days days, longest silence first",
      sql: query`
SELECT c.customer_id,
       c.name,
       MAX(o.ordered_at) AS last_order
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id
WHERE c.country = '$country'
GROUP BY c.customer_id, c.name
HAVING MAX(o.ordered_at) < CURRENT_DATE - INTERVAL '$days days'
ORDER BY last_order;
`,
      how: "The latest order of each customer is compared with a day in the past. A condition on an aggregate belongs into HAVING.",
      edge: "Customers who never ordered are not silent but new, and do not appear.",
      speed: "An index on orders (customer_id, ordered_at) gives each customer's latest order directly.",
      variables: { country: COUNTRIES, days: ["60", "90", "120", "180", "270", "365"] },
    },
    {
      task: "show which category customers buy from first when their first order lies in $year",
      sql: query`
WITH first_orders AS (
  SELECT DISTINCT ON (o.customer_id)
         o.customer_id,
         o.order_id,
         o.ordered_at
  FROM orders AS o
  ORDER BY o.customer_id, o.ordered_at, o.order_id
)
SELECT k.name AS category,
       COUNT(DISTINCT f.customer_id) AS customer_count
FROM first_orders AS f
JOIN order_items AS oi ON oi.order_id = f.order_id
JOIN products AS p ON p.product_id = oi.product_id
JOIN categories AS k ON k.category_id = p.category_id
WHERE EXTRACT(YEAR FROM f.ordered_at) = $year
GROUP BY k.category_id, k.name
ORDER BY customer_count DESC, category;
`,
      how: "`DISTINCT ON` keeps the earliest order of each customer. Its lines lead to the categories, where customers are counted once each.",
      edge: "The year is tested after the first order was found; testing before would call later orders first ones.",
      speed: "An index on orders (customer_id, ordered_at, order_id) delivers the rows in the order that DISTINCT ON needs.",
      variables: { year: YEARS },
    },
    {
      task: "find customers who bought from the category $category at least $times times and show when they did so last",
      sql: query`
SELECT c.name,
       COUNT(DISTINCT o.order_id) AS order_count,
       MAX(o.ordered_at) AS last_bought
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id
JOIN order_items AS oi ON oi.order_id = o.order_id
JOIN products AS p ON p.product_id = oi.product_id
JOIN categories AS k ON k.category_id = p.category_id
WHERE k.name = '$category'
  AND o.status <> 'cancelled'
GROUP BY c.customer_id, c.name
HAVING COUNT(DISTINCT o.order_id) >= $times
ORDER BY order_count DESC, c.name;
`,
      how: "All orders with a product of the category are collected for each customer. Several such products in one order count once.",
      edge: "A plain COUNT(*) would count order lines and make one big order look like loyalty.",
      speed: "Start from the category: an index on order_items (product_id) is what is missing beside the primary key.",
      variables: { category: CATEGORIES, times: ["2", "3", "4", "5", "6"] },
    },
  ],
};
