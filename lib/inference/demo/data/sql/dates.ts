import { query, type SqlTopic } from "./task.ts";
import { COUNTRIES, YEARS } from "./values.ts";

export const dates: SqlTopic = {
  topic: "Dates and Time Periods",
  tasks: [
    {
      task: "count the orders of each month in $year, months without orders included",
      sql: query`
SELECT months.month::date AS month,
       COUNT(o.order_id) AS order_count
FROM generate_series(
  TIMESTAMP '$year-01-01',
  TIMESTAMP '$year-12-01',
  INTERVAL '1 month'
) AS months (month)
LEFT JOIN orders AS o
  ON o.ordered_at >= months.month
 AND o.ordered_at < months.month + INTERVAL '1 month'
GROUP BY months.month
ORDER BY months.month;
`,
      how: "`generate_series` makes the twelve months, and the left join hangs the orders on them. A month without orders counts zero.",
      edge: "Grouping the orders alone would leave empty months out.",
      speed: "With an index on orders (ordered_at) each month is one range of it.",
      variables: { year: YEARS },
    },
    {
      task: "list orders that were shipped more than $days days after they were placed",
      sql: query`
SELECT o.order_id,
       o.ordered_at,
       o.shipped_at,
       o.shipped_at - o.ordered_at AS waiting_time
FROM orders AS o
WHERE o.shipped_at > o.ordered_at + INTERVAL '$days days'
ORDER BY waiting_time DESC;
`,
      how: "An interval of $days days is added to the time of the order, and the shipping time is compared with it. The difference of two timestamps is an interval.",
      edge: "Orders that have not been shipped have no shipping time; the comparison is unknown for them, so they are left out.",
      speed: "The comparison of two columns cannot use a plain index; an expression index on (shipped_at - ordered_at) can.",
      variables: { days: ["2", "3", "4", "5", "6", "7", "10", "14", "21"] },
    },
    {
      task: "count orders by day of the week for customers in $country",
      sql: query`
SELECT EXTRACT(ISODOW FROM o.ordered_at) AS weekday_number,
       to_char(o.ordered_at, 'FMDay') AS weekday,
       COUNT(*) AS order_count
FROM orders AS o
JOIN customers AS c ON c.customer_id = o.customer_id
WHERE c.country = '$country'
GROUP BY EXTRACT(ISODOW FROM o.ordered_at), to_char(o.ordered_at, 'FMDay')
ORDER BY weekday_number;
`,
      how: "`ISODOW` is 1 for Monday to 7 for Sunday and puts the days in order. `FMDay` gives the name without padding.",
      edge: "The times have no time zone, so an order at midnight belongs to the day of the shop and not of the customer.",
      speed: "All orders of the country are read; an index on orders (customer_id) helps for a small country.",
      variables: { country: COUNTRIES },
    },
    {
      task: "compare the number of orders in each quarter of $year with the same quarter of the year before",
      sql: query`
WITH quarters AS (
  SELECT EXTRACT(YEAR FROM o.ordered_at) AS year,
         EXTRACT(QUARTER FROM o.ordered_at) AS quarter,
         COUNT(*) AS order_count
  FROM orders AS o
  GROUP BY EXTRACT(YEAR FROM o.ordered_at), EXTRACT(QUARTER FROM o.ordered_at)
)
SELECT q.quarter,
       q.order_count,
       b.order_count AS year_before,
       q.order_count - b.order_count AS change
FROM quarters AS q
LEFT JOIN quarters AS b ON b.quarter = q.quarter AND b.year = q.year - 1
WHERE q.year = $year
ORDER BY q.quarter;
`,
      how: "The orders are counted for each quarter once, and the result is joined to itself one year apart.",
      edge: "If there was no order in the quarter before, the change is empty rather than a number.",
      speed: "A filter on the two years concerned inside the first part would read less.",
      variables: { year: YEARS },
    },
    {
      task: "find customers whose account was opened in $month $year and who ordered within $days days of that",
      sql: query`
SELECT c.customer_id,
       c.name,
       MIN(o.ordered_at) AS first_order
FROM customers AS c
JOIN orders AS o
  ON o.customer_id = c.customer_id
 AND o.ordered_at < c.created_at + INTERVAL '$days days'
WHERE c.created_at >= TIMESTAMP '1 $month $year'
  AND c.created_at < TIMESTAMP '1 $month $year' + INTERVAL '1 month'
GROUP BY c.customer_id, c.name
ORDER BY first_order;
`,
      how: "The join keeps orders that lie within the days after the opening. The month is taken as a half-open period, so its last day is complete.",
      edge: "Adding one month to the first of a month always gives the first of the next, also in February.",
      speed: "An index on customers (created_at) finds the few accounts of the month.",
      variables: {
        month: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"],
        year: YEARS,
        days: ["7", "10", "14", "30"],
      },
    },
    {
      task: "list employees who have been with us for $years years or longer, with full years of service",
      sql: query`
SELECT e.name,
       e.hired_on,
       EXTRACT(YEAR FROM age(CURRENT_DATE, e.hired_on)) AS years_of_service
FROM employees AS e
WHERE e.hired_on <= CURRENT_DATE - INTERVAL '$years years'
ORDER BY e.hired_on;
`,
      how: "`age` gives years, months and days between two dates, of which the years are taken. The filter compares the hiring date with the day $years years ago.",
      edge: "Dividing a number of days by 365 goes wrong because of leap years.",
      speed: "The filter leaves the column alone on one side, so an index on hired_on could be used.",
      variables: { years: ["2", "3", "4", "5", "7", "10", "12", "15"] },
    },
  ],
};
