-- What a file held, for the report.

-- name: lines
SELECT
    count(DISTINCT n.invoice) FILTER (WHERE left(n.invoice, 1) IN ('C', 'c')) AS cancellations,
    count(*) FILTER (WHERE n.customer IS NULL) AS guest_lines
FROM numbered AS n;

-- name: sales
-- Invoices of this file that are sales of identified customers.
SELECT count(*)
FROM customers_relation AS r
JOIN (SELECT DISTINCT n.invoice FROM numbered AS n WHERE n.customer IS NOT NULL) AS named
    ON named.invoice = r.external_key
WHERE r.controller_id = %(controller)s AND r.kind = %(sale)s;

-- name: customers
-- The customers of this file, as things stand now: with a sale that stands, without, and of unknown country.
WITH buyer AS (
    SELECT DISTINCT c.person_id FROM customer AS c
),
keeps AS MATERIALIZED (
    SELECT DISTINCT r.person_id
    FROM customers_relation AS r
    WHERE r.controller_id = %(controller)s AND r.kind = %(sale)s AND r.cancelled_at IS NULL
),
placed AS MATERIALIZED (
    SELECT DISTINCT p.person_id
    FROM people_profile AS p
    JOIN buyer AS b ON b.person_id = p.person_id
    WHERE p.valid_to IS NULL AND p.country IS NOT NULL
)
SELECT count(k.person_id), count(*) - count(k.person_id), count(*) - count(p.person_id)
FROM buyer AS b
LEFT JOIN keeps AS k ON k.person_id = b.person_id
LEFT JOIN placed AS p ON p.person_id = b.person_id;

-- name: known
SELECT count(*) AS known, count(*) FILTER (WHERE k.differs) AS differing FROM known AS k;
