import { query, type SqlTopic } from "./task.ts";
import { CATEGORIES, COUNTRIES, STATUSES, YEARS } from "./values.ts";

export const filtering: SqlTopic = {
  topic: "Filtering and Sorting Rows",
  tasks: [
    {
      task: "list all customers in $country by name, newest account first where names are equal",
      sql: query`
SELECT c.customer_id,
       c.name,
       c.city,
       c.created_at
FROM customers AS c
WHERE c.country = '$country'
ORDER BY c.name, c.created_at DESC;
`,
      how: "The filter keeps the customers of one country. The second sort key only matters between customers of the same name.",
      edge: "Text is compared exactly: '$country' and its lower-case form are different values.",
      speed: "An index on customers (country, name) lets the database read the rows already filtered and sorted.",
      variables: { country: COUNTRIES },
    },
    {
      task: "find products that cost from $low to $high dollars and are still sold, cheapest first",
      sql: query`
SELECT p.product_id,
       p.name,
       p.price
FROM products AS p
WHERE p.price BETWEEN $low AND $high
  AND NOT p.discontinued
ORDER BY p.price, p.name;
`,
      how: "`BETWEEN` includes both limits. `NOT p.discontinued` removes what has been taken out of the range.",
      edge: "For times, `BETWEEN` is risky because it includes the very last instant; for prices it is right.",
      speed: "A partial index on products (price) WHERE NOT discontinued is small and fits this filter.",
      variables: { low: ["5", "8", "12", "15", "20", "25", "30"], high: ["40", "50", "60", "75", "90", "120", "150", "200"] },
    },
    {
      task: "show the latest $count orders that are $status, with the time of the order",
      sql: query`
SELECT o.order_id,
       o.customer_id,
       o.ordered_at
FROM orders AS o
WHERE o.status = '$status'
ORDER BY o.ordered_at DESC
LIMIT $count;
`,
      how: "The rows are sorted by time from the newest down, and `LIMIT` keeps the first $count of them.",
      edge: "When two orders have the same time, their order is open; add o.order_id to ORDER BY to settle it.",
      speed: "With an index on orders (status, ordered_at DESC) only as many rows are read as are shown.",
      variables: { count: ["15", "20", "25", "30", "40", "60", "75"], status: STATUSES },
    },
    {
      task: "find customers whose city is unknown or whose e-mail address ends in $ending",
      sql: query`
SELECT c.customer_id,
       c.name,
       c.email,
       c.city
FROM customers AS c
WHERE c.city IS NULL
   OR c.email LIKE '%$ending'
ORDER BY c.name;
`,
      how: "`IS NULL` finds missing cities, which no comparison with = would. `LIKE` with a leading % matches the end of the address.",
      edge: "`c.city = NULL` is never true; always use IS NULL.",
      speed: "A pattern with a leading % cannot use an ordinary index; an index on reverse(email) or pg_trgm would help.",
      variables: { ending: [".org", ".edu", "@example.com", ".net", ".co.uk", ".io"] },
    },
    {
      task: "list employees hired in $year or later who earn less than $salary dollars a year, lowest pay first",
      sql: query`
SELECT e.employee_id,
       e.name,
       e.job_title,
       e.salary
FROM employees AS e
WHERE e.hired_on >= DATE '$year-01-01'
  AND e.salary < $salary
ORDER BY e.salary, e.name;
`,
      how: "Both conditions must hold, so they are joined by AND. A date literal makes the comparison one of dates and not of texts.",
      edge: "Somebody who earns exactly $salary is not in the list, as the question says less than.",
      speed: "The table of employees is small; no index is needed.",
      variables: { year: YEARS, salary: ["35000", "40000", "45000", "50000", "55000", "60000", "70000"] },
    },
    {
      task: "list the products of the category $category with fewer than $pieces pieces in stock, emptiest shelf first",
      sql: query`
SELECT p.product_id,
       p.name,
       p.stock
FROM products AS p
JOIN categories AS c ON c.category_id = p.category_id
WHERE c.name = '$category'
  AND p.stock < $pieces
ORDER BY p.stock, p.name;
`,
      how: "The join brings in the category's name, by which the rows are filtered together with the stock.",
      edge: "Products that are no longer sold are included; add NOT p.discontinued to leave them out.",
      speed: "An index on products (category_id, stock) serves both the join and the comparison.",
      variables: { category: CATEGORIES, pieces: ["5", "10", "15", "20", "30", "50", "80"] },
    },
  ],
};
