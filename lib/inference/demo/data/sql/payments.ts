import { query, type SqlTopic } from "./task.ts";
import { COUNTRIES, METHODS, YEARS } from "./values.ts";

export const payments: SqlTopic = {
  topic: "Payments and Refunds",
  tasks: [
    {
      task: "list open payments by $method for orders placed more than $days days ago, oldest first",
      sql: query`
SELECT p.payment_id,
       p.order_id,
       p.amount,
       o.ordered_at
FROM payments AS p
JOIN orders AS o ON o.order_id = p.order_id
WHERE p.status = 'open'
  AND p.method = '$method'
  AND o.ordered_at < CURRENT_DATE - INTERVAL '$days days'
ORDER BY o.ordered_at;
`,
      how: "The age of a payment is that of its order, so the order is joined and its time compared with a day in the past.",
      edge: "An open payment has no payment time; filtering by paid_at would lose exactly the rows in question.",
      speed: "A partial index on payments (order_id) WHERE status = 'open' stays small.",
      variables: { method: METHODS, days: ["7", "10", "14", "21", "30", "45", "60"] },
    },
    {
      task: "work out the share of failed payments by method among orders placed in $year",
      sql: query`
SELECT p.method,
       COUNT(*) AS payment_count,
       COUNT(*) FILTER (WHERE p.status = 'failed') AS failed_count,
       ROUND(100.0 * COUNT(*) FILTER (WHERE p.status = 'failed') / COUNT(*), 1) AS percent_failed
FROM payments AS p
JOIN orders AS o ON o.order_id = p.order_id
WHERE o.ordered_at >= TIMESTAMP '$year-01-01'
  AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY p.method
ORDER BY percent_failed DESC, p.method;
`,
      how: "Two counts are taken for each method: all payments, and the failed ones through FILTER. Their ratio is the share.",
      edge: "Multiplying by 100.0 first keeps the division from being one of whole numbers.",
      speed: "An index on orders (ordered_at) limits the join to the year.",
      variables: { year: YEARS },
    },
    {
      task: "find orders from $country whose paid amounts do not add up to the value of the order",
      sql: query`
WITH order_values AS (
  SELECT oi.order_id,
         ROUND(SUM(oi.quantity * oi.unit_price * (1 - oi.discount)), 2) AS order_value
  FROM order_items AS oi
  GROUP BY oi.order_id
),
paid AS (
  SELECT p.order_id,
         SUM(p.amount) AS paid_amount
  FROM payments AS p
  WHERE p.status = 'paid'
  GROUP BY p.order_id
)
SELECT o.order_id,
       v.order_value,
       COALESCE(d.paid_amount, 0) AS paid_amount
FROM orders AS o
JOIN customers AS c ON c.customer_id = o.customer_id
JOIN order_values AS v ON v.order_id = o.order_id
LEFT JOIN paid AS d ON d.order_id = o.order_id
WHERE c.country = '$country'
  AND o.status <> 'cancelled'
  AND v.order_value <> COALESCE(d.paid_amount, 0)
ORDER BY o.order_id;
`,
      how: "Lines and payments are added up apart from each other and joined only then. COALESCE makes a missing sum zero.",
      edge: "Joining lines and payments directly would multiply them with each other and give sums that are far too large.",
      speed: "Both sums read whole tables; for one country, restrict them to its orders first.",
      variables: { country: COUNTRIES },
    },
    {
      task: "total the refunds of each month in $year and the number of orders concerned",
      sql: query`
SELECT date_trunc('month', p.paid_at) AS month,
       COUNT(DISTINCT p.order_id) AS order_count,
       -SUM(p.amount) AS refunded_amount
FROM payments AS p
WHERE p.amount < 0
  AND p.paid_at >= TIMESTAMP '$year-01-01'
  AND p.paid_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY date_trunc('month', p.paid_at)
ORDER BY month;
`,
      how: "Refunds are payments with a negative amount; the minus sign turns their sum into a positive figure. Orders are counted once each.",
      edge: "An order can be refunded in parts, hence DISTINCT.",
      speed: "A partial index on payments (paid_at) WHERE amount < 0 contains just the refunds.",
      variables: { year: YEARS },
    },
    {
      task: "find customers with at least $times failed payments by $method, with their e-mail address",
      sql: query`
SELECT c.name,
       c.email,
       COUNT(*) AS failed_count
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.customer_id
JOIN payments AS p ON p.order_id = o.order_id
WHERE p.status = 'failed'
  AND p.method = '$method'
GROUP BY c.customer_id, c.name, c.email
HAVING COUNT(*) >= $times
ORDER BY failed_count DESC, c.name;
`,
      how: "Every failed payment leads over its order to a customer, and the failures are counted for each of them.",
      edge: "Several failed attempts for one order all count; count different orders if that is meant.",
      speed: "Failed payments are rare, so a partial index on them makes this instant.",
      variables: { times: ["2", "3", "4", "5", "6"], method: METHODS },
    },
    {
      task: "show the average number of days between order and payment for each method in $year, for at least $least payments",
      sql: query`
SELECT p.method,
       COUNT(*) AS payment_count,
       ROUND(AVG(EXTRACT(EPOCH FROM p.paid_at - o.ordered_at)) / 86400, 1) AS average_days
FROM payments AS p
JOIN orders AS o ON o.order_id = p.order_id
WHERE p.status = 'paid'
  AND o.ordered_at >= TIMESTAMP '$year-01-01'
  AND o.ordered_at < TIMESTAMP '$year-01-01' + INTERVAL '1 year'
GROUP BY p.method
HAVING COUNT(*) >= $least
ORDER BY average_days;
`,
      how: "The difference of two timestamps is an interval; EXTRACT(EPOCH ...) turns it into seconds, and 86,400 of them are a day.",
      edge: "Payments that are still open have no time and are not part of the average, which makes it look better.",
      speed: "An index on payments (order_id) lets the join start from the year's orders.",
      variables: { year: YEARS, least: ["5", "10", "20", "30", "50", "100"] },
    },
  ],
};
