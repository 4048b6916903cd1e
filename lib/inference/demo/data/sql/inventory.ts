import { query, type SqlTopic } from "./task.ts";
import { CATEGORIES, YEARS } from "./values.ts";

export const inventory: SqlTopic = {
  topic: "Inventory and Product Catalogue",
  tasks: [
    {
      task: "show the value of the stock in each category at list prices, for categories above $amount dollars",
      sql: query`
SELECT k.name AS category,
       SUM(p.stock) AS pieces,
       SUM(p.stock * p.price) AS stock_value
FROM categories AS k
JOIN products AS p ON p.category_id = k.category_id
GROUP BY k.category_id, k.name
HAVING SUM(p.stock * p.price) > $amount
ORDER BY stock_value DESC;
`,
      how: "Pieces times price is the value of one product's stock, and the values are added up by category.",
      edge: "List prices overstate what the stock has cost; the schema holds no purchase prices.",
      speed: "The catalogue is read once from start to end, and no index could avoid that.",
      variables: { amount: ["500", "1000", "2000", "5000", "8000", "15000", "30000"] },
    },
    {
      task: "find products of the category $category that will run out within $days days at the pace of the last ninety days",
      sql: query`
WITH pace AS (
  SELECT oi.product_id,
         SUM(oi.quantity) / 90.0 AS pieces_a_day
  FROM order_items AS oi
  JOIN orders AS o ON o.order_id = oi.order_id
  WHERE o.status <> 'cancelled'
    AND o.ordered_at >= CURRENT_DATE - INTERVAL '90 days'
  GROUP BY oi.product_id
)
SELECT p.name,
       p.stock,
       ROUND(p.stock / r.pieces_a_day, 1) AS days_left
FROM products AS p
JOIN categories AS k ON k.category_id = p.category_id
JOIN pace AS r ON r.product_id = p.product_id
WHERE k.name = '$category'
  AND NOT p.discontinued
  AND p.stock < r.pieces_a_day * $days
ORDER BY days_left;
`,
      how: "The first part gives the pieces sold per day. Stock divided by that pace is the number of days left.",
      edge: "Products that did not sell at all have no pace and are not listed, since they will not run out.",
      speed: "An index on orders (ordered_at) reads the last ninety days only.",
      variables: { category: CATEGORIES, days: ["5", "7", "10", "14", "21", "30"] },
    },
    {
      task: "list discontinued products with more than $pieces pieces left, most valuable stock first",
      sql: query`
SELECT p.product_id,
       p.name,
       p.stock,
       p.stock * p.price AS stock_value
FROM products AS p
WHERE p.discontinued
  AND p.stock > $pieces
ORDER BY stock_value DESC, p.name;
`,
      how: "A column of type boolean is a condition by itself. The value of what is left decides the order.",
      edge: "Writing p.discontinued = 'true' works too, but hides that the column is no text.",
      speed: "A partial index WHERE discontinued is tiny, if few products are.",
      variables: { pieces: ["0", "5", "10", "20", "25", "50", "100"] },
    },
    {
      task: "find products of the category $category that nobody ordered in $year",
      sql: query`
SELECT p.product_id,
       p.name,
       p.stock
FROM products AS p
JOIN categories AS k ON k.category_id = p.category_id
WHERE k.name = '$category'
  AND NOT EXISTS (
    SELECT 1
    FROM order_items AS oi
    JOIN orders AS o ON o.order_id = oi.order_id
    WHERE oi.product_id = p.product_id
      AND o.ordered_at >= TIMESTAMP '$year-01-01'
      AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
  )
ORDER BY p.name;
`,
      how: "For each product the inner query looks for an order line of the year. Only products for which it finds none are kept.",
      edge: "NOT IN would give an empty result if the inner list held a single NULL; NOT EXISTS is safe.",
      speed: "An index on order_items (product_id) is needed, because the primary key starts with the order.",
      variables: { category: CATEGORIES, year: YEARS },
    },
    {
      task: "list products whose price is now at least $percent percent above what customers paid on average in $year",
      sql: query`
SELECT p.name,
       p.price,
       ROUND(AVG(oi.unit_price), 2) AS average_paid
FROM products AS p
JOIN order_items AS oi ON oi.product_id = p.product_id
JOIN orders AS o ON o.order_id = oi.order_id
WHERE o.ordered_at >= TIMESTAMP '$year-01-01'
  AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY p.product_id, p.name, p.price
HAVING p.price >= AVG(oi.unit_price) * (1 + $percent / 100.0)
ORDER BY p.name;
`,
      how: "The price at the time of the order is kept on the order line, so its average can be set against today's price.",
      edge: "The division uses 100.0, because whole-number division would make the percentage zero.",
      speed: "One year of orders is joined to its lines; an index on orders (ordered_at) helps.",
      variables: { percent: ["5", "10", "15", "20", "25", "30"], year: YEARS },
    },
    {
      task: "show for each category the cheapest and the dearest product that can be bought now, leaving out anything under $price dollars",
      sql: query`
SELECT k.name AS category,
       (array_agg(p.name ORDER BY p.price, p.name))[1] AS cheapest,
       MIN(p.price) AS lowest_price,
       (array_agg(p.name ORDER BY p.price DESC, p.name))[1] AS dearest,
       MAX(p.price) AS highest_price
FROM categories AS k
JOIN products AS p ON p.category_id = k.category_id
WHERE NOT p.discontinued
  AND p.stock > 0
  AND p.price >= $price
GROUP BY k.category_id, k.name
ORDER BY k.name;
`,
      how: "The names are collected in the order of their prices, and the first of each list is taken. What can be bought is what is in stock and not discontinued.",
      edge: "Of several products at the same price, the first by name is shown.",
      speed: "Each category's products are sorted twice, which is nothing for a catalogue.",
      variables: { price: ["1", "2", "3", "4", "5", "10", "20"] },
    },
  ],
};
