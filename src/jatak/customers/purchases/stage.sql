-- A purchase file on its way in: from the text of the file to lines of known people. Every table here is temporary.

-- name: settle
-- For this transaction. The planner knows nothing yet of what was written a moment ago and takes it for one row; a nested
-- loop over that one row, which is half a million, never ends. Hash and merge joins bear a wrong guess.
SET LOCAL enable_nestloop = off;
SET LOCAL work_mem = '256MB';

-- name: create
-- What COPY reads. Collation "C" compares bytes, several times as fast as a language's order, and is enough for equality.
CREATE TEMPORARY TABLE loading (
    line integer NOT NULL,
    invoice text COLLATE "C" NOT NULL,
    article text COLLATE "C" NOT NULL,
    quantity numeric(14, 3) NOT NULL,
    local_at timestamp NOT NULL,
    unit_price numeric(14, 4),
    customer text COLLATE "C",
    country text,
    email text COLLATE "C"
) ON COMMIT DROP;
CREATE TEMPORARY TABLE given (
    email text COLLATE "C" PRIMARY KEY,
    as_given text NOT NULL,
    keyed_hash bytea NOT NULL
) ON COMMIT DROP;

-- name: copy_lines
COPY loading (line, invoice, article, quantity, local_at, unit_price, customer, country, email) FROM STDIN;

-- name: copy_given
COPY given (email, as_given, keyed_hash) FROM STDIN;

-- name: last_purchase_day
SELECT max(local_at)::date FROM loading WHERE quantity > 0;

-- name: number
-- Every line gets its natural key: controller, invoice, article, and which one it is of that article in the invoice.
-- An invoice is one customer's: lines that name another one than its first are refused below.
CREATE TEMPORARY TABLE numbered ON COMMIT DROP AS
SELECT
    l.line,
    l.invoice,
    l.article,
    row_number() OVER same AS occurrence,
    l.quantity,
    (l.local_at + make_interval(days => %(shift_days)s)) AT TIME ZONE %(time_zone)s AS at,
    l.unit_price,
    l.customer,
    l.country,
    l.email
FROM loading AS l
WINDOW same AS (PARTITION BY l.invoice, l.article ORDER BY l.line);
ANALYZE numbered (invoice, article, customer);

-- name: invoice_owners
-- Whose an invoice is: as known from an earlier file, else the customer of its first line that names one.
CREATE TEMPORARY TABLE invoice_owner ON COMMIT DROP AS
WITH earlier AS (
    SELECT DISTINCT p.invoice, k.key AS customer
    FROM customers_purchaseline AS p
    JOIN people_externalkey AS k
        ON k.person_id = p.person_id AND k.controller_id = p.controller_id AND k.system = 'purchases'
    WHERE p.controller_id = %(controller)s AND p.invoice IN (SELECT n.invoice FROM numbered AS n)
)
SELECT earlier.invoice, earlier.customer
FROM earlier
UNION ALL
SELECT first.invoice, first.customer
FROM (
    SELECT DISTINCT ON (n.invoice) n.invoice, n.customer
    FROM numbered AS n
    WHERE n.customer IS NOT NULL
    ORDER BY n.invoice, n.line
) AS first
WHERE NOT EXISTS (SELECT FROM earlier WHERE earlier.invoice = first.invoice);

-- name: refuse_other_customers
DELETE FROM numbered AS n
WHERE n.customer IS NOT NULL
    AND NOT EXISTS (SELECT FROM invoice_owner AS o WHERE o.invoice = n.invoice AND o.customer = n.customer)
RETURNING n.line;

-- name: known
-- Lines that an earlier file brought; `differs` when it told another quantity or customer.
CREATE TEMPORARY TABLE known ON COMMIT DROP AS
SELECT n.line, (p.quantity <> n.quantity OR p.person_id IS DISTINCT FROM c.person_id) AS differs
FROM numbered AS n
JOIN customers_purchaseline AS p
    ON p.controller_id = %(controller)s
    AND p.invoice = n.invoice
    AND p.article = n.article
    AND p.occurrence = n.occurrence
LEFT JOIN customer AS c ON c.key = n.customer;

-- name: insert_lines
INSERT INTO customers_purchaseline (
    file_id, controller_id, person_id, invoice, line, article, occurrence, quantity, unit_price, at, country
)
SELECT
    %(file)s, %(controller)s, c.person_id, n.invoice, n.line, n.article, n.occurrence,
    n.quantity, n.unit_price, n.at, n.country
FROM numbered AS n
LEFT JOIN customer AS c ON c.key = n.customer
WHERE NOT EXISTS (SELECT FROM known AS k WHERE k.line = n.line)
ORDER BY n.invoice, n.article, n.occurrence;

-- name: touched
-- Everybody of whom this file brought something new.
CREATE TEMPORARY TABLE touched ON COMMIT DROP AS
SELECT DISTINCT p.person_id
FROM customers_purchaseline AS p
WHERE p.file_id = %(file)s AND p.person_id IS NOT NULL;
ANALYZE touched;
