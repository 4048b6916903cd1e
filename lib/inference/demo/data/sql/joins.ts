import { query, type SqlTopic } from "./task.ts";
import { CATEGORIES, COUNTRIES, METHODS, YEARS } from "./values.ts";

export const joins: SqlTopic = {
  topic: "Joins Across Several Tables",
  tasks: [
    {
      task: "list every order from customers in $country with the customer's name and the products in it",
      sql: query`
SELECT o.order_id,
       c.name AS customer,
       p.name AS product,
       oi.quantity
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id
JOIN order_items AS oi ON oi.order_id = o.order_id
JOIN products AS p ON p.product_id = oi.product_id
WHERE c.country = '$country'
ORDER BY o.order_id, p.name;
`,
      how: "Three joins lead from the customer to the order, from there to its lines, and on to the products. There is one row for each product of an order.",
      edge: "An order without any line would be missing; use LEFT JOIN from the orders on if that can happen.",
      speed: "Index orders (customer_id), since the query goes from customers to orders.",
      variables: { country: COUNTRIES },
    },
    {
      task: "find customers who have never bought anything from the category $category",
      sql: query`
SELECT c.customer_id,
       c.name
FROM customers AS c
LEFT JOIN (
  SELECT DISTINCT o.customer_id
  FROM orders AS o
  JOIN order_items AS oi ON oi.order_id = o.order_id
  JOIN products AS p ON p.product_id = oi.product_id
  JOIN categories AS k ON k.category_id = p.category_id
  WHERE k.name = '$category'
) AS buyers ON buyers.customer_id = c.customer_id
WHERE buyers.customer_id IS NULL
ORDER BY c.name;
`,
      how: "The inner query lists all buyers of the category. The outer one keeps the customers for whom the left join finds none among them.",
      edge: "Putting the category's name into the outer WHERE would turn the left join into an inner one and give an empty result.",
      speed: "The list of buyers is built once and hashed, so the time is about that of reading the order lines.",
      variables: { category: CATEGORIES },
    },
    {
      task: "show for each employee how many orders they took in $year, including employees who took none",
      sql: query`
SELECT e.employee_id,
       e.name,
       COUNT(o.order_id) AS order_count
FROM employees AS e
LEFT JOIN orders AS o
  ON o.employee_id = e.employee_id
 AND o.ordered_at >= TIMESTAMP '$year-01-01'
 AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY e.employee_id, e.name
ORDER BY order_count DESC, e.name;
`,
      how: "The left join keeps everybody. Counting o.order_id rather than all rows gives zero where there is no order.",
      edge: "The year belongs into the join's condition. In WHERE it would remove the employees without orders.",
      speed: "An index on orders (employee_id, ordered_at) covers the join and the period.",
      variables: { year: YEARS },
    },
    {
      task: "list the unpaid orders taken by staff with the title $title, with the names of customer and employee",
      sql: query`
SELECT o.order_id,
       c.name AS customer,
       e.name AS employee,
       o.ordered_at
FROM orders AS o
JOIN customers AS c ON c.customer_id = o.customer_id
JOIN employees AS e ON e.employee_id = o.employee_id
WHERE e.job_title = '$title'
  AND NOT EXISTS (
    SELECT 1
    FROM payments AS p
    WHERE p.order_id = o.order_id
      AND p.status = 'paid'
  )
ORDER BY o.ordered_at;
`,
      how: "Two joins bring in both names. `NOT EXISTS` keeps orders for which no paid payment is on record.",
      edge: "Web orders have no employee, and the inner join leaves them out, as the question wants.",
      speed: "An index on payments (order_id) makes the check of each order a quick look-up.",
      variables: { title: ["Sales Clerk", "Account Manager", "Team Lead", "Trainee", "Adviser", "Branch Manager"] },
    },
    {
      task: "find pairs of products that were bought together in at least $times orders during $year",
      sql: query`
SELECT p1.name AS first_product,
       p2.name AS second_product,
       COUNT(*) AS order_count
FROM order_items AS a
JOIN order_items AS b ON b.order_id = a.order_id AND b.product_id > a.product_id
JOIN orders AS o ON o.order_id = a.order_id
JOIN products AS p1 ON p1.product_id = a.product_id
JOIN products AS p2 ON p2.product_id = b.product_id
WHERE o.ordered_at >= TIMESTAMP '$year-01-01'
  AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY p1.product_id, p1.name, p2.product_id, p2.name
HAVING COUNT(*) >= $times
ORDER BY order_count DESC, first_product, second_product;
`,
      how: "The order lines are joined to themselves within each order. The condition > makes each pair appear once and never with itself.",
      edge: "With <> in place of > every pair would be listed twice, once in each order.",
      speed: "The number of pairs grows with the square of the lines per order, so restrict the period.",
      variables: { times: ["2", "3", "5", "8", "10", "20"], year: YEARS },
    },
    {
      task: "show who in $country paid by $method, with the amount and the time of each payment",
      sql: query`
SELECT c.name AS customer,
       o.order_id,
       p.amount,
       p.paid_at
FROM payments AS p
JOIN orders AS o ON o.order_id = p.order_id
JOIN customers AS c ON c.customer_id = o.customer_id
WHERE p.method = '$method'
  AND p.status = 'paid'
  AND c.country = '$country'
ORDER BY p.paid_at, o.order_id;
`,
      how: "A payment belongs to an order, and the order to a customer; both links are followed by a join.",
      edge: "Several payments for one order give several rows, which is right here, for each payment was asked for.",
      speed: "Index payments (method, status) if few payments use this method.",
      variables: { country: COUNTRIES, method: METHODS },
    },
  ],
};
