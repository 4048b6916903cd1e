/** The default database of the template Text to SQL: a small online shop, in PostgreSQL. */
export const SHOP_SCHEMA = `-- PostgreSQL: an online shop. Amounts are in US dollars.

CREATE TABLE customers (
  customer_id  integer PRIMARY KEY,
  name         text NOT NULL,
  email        text NOT NULL UNIQUE,
  city         text,
  country      text NOT NULL,               -- English name, such as 'Germany'
  created_at   timestamp NOT NULL           -- when the account was opened
);

CREATE TABLE employees (
  employee_id  integer PRIMARY KEY,
  name         text NOT NULL,
  job_title    text NOT NULL,
  manager_id   integer REFERENCES employees (employee_id),  -- empty for the director
  hired_on     date NOT NULL,
  salary       numeric(10, 2) NOT NULL      -- a year
);

CREATE TABLE categories (
  category_id  integer PRIMARY KEY,
  name         text NOT NULL UNIQUE         -- such as 'Kitchen', 'Garden', 'Toys', 'Books'
);

CREATE TABLE products (
  product_id   integer PRIMARY KEY,
  category_id  integer NOT NULL REFERENCES categories (category_id),
  name         text NOT NULL,
  price        numeric(10, 2) NOT NULL,     -- today's list price
  stock        integer NOT NULL,            -- pieces in the warehouse
  discontinued boolean NOT NULL DEFAULT false
);

CREATE TABLE orders (
  order_id     integer PRIMARY KEY,
  customer_id  integer NOT NULL REFERENCES customers (customer_id),
  employee_id  integer REFERENCES employees (employee_id),  -- who took it; empty for web orders
  status       text NOT NULL,               -- 'pending', 'shipped', 'delivered' or 'cancelled'
  ordered_at   timestamp NOT NULL,
  shipped_at   timestamp                    -- empty until it is shipped
);

CREATE TABLE order_items (
  order_id     integer NOT NULL REFERENCES orders (order_id),
  product_id   integer NOT NULL REFERENCES products (product_id),
  quantity     integer NOT NULL,
  unit_price   numeric(10, 2) NOT NULL,     -- the price at the time of the order
  discount     numeric(4, 3) NOT NULL DEFAULT 0,  -- a share: 0.1 is 10 % off
  PRIMARY KEY (order_id, product_id)
);

CREATE TABLE payments (
  payment_id   integer PRIMARY KEY,
  order_id     integer NOT NULL REFERENCES orders (order_id),
  amount       numeric(10, 2) NOT NULL,     -- negative for a refund
  method       text NOT NULL,               -- 'card', 'transfer', 'paypal' or 'voucher'
  status       text NOT NULL,               -- 'open', 'paid', 'failed' or 'refunded'
  paid_at      timestamp                    -- empty until it is paid
);
`;
