-- From lines to relations: what was bought, what of it was kept, and when the last of it was taken back.

-- name: sales
-- An invoice has one instant, its first line's. A customer's net quantity of an article changes at such instants alone;
-- an article of a sale is taken back at the first instant, from the sale on, at which the net is nothing or less. A sale
-- is cancelled when the last of its articles was. So at every instant: somebody has something left if and only if one of
-- their sales stands. An invoice that brings nothing is none,
-- and a cancellation never brings anything.
CREATE TEMPORARY TABLE sale ON COMMIT DROP AS
WITH line AS (
    SELECT
        l.person_id, l.invoice, l.article, l.quantity,
        min(l.at) OVER (PARTITION BY l.invoice) AS at
    FROM customers_purchaseline AS l
    JOIN touched AS t ON t.person_id = l.person_id
    WHERE l.controller_id = %(controller)s
),
net AS (
    SELECT
        line.person_id, line.article, line.at,
        sum(sum(line.quantity)) OVER (PARTITION BY line.person_id, line.article ORDER BY line.at) AS kept
    FROM line
    GROUP BY line.person_id, line.article, line.at
),
fate AS (
    -- Newest first: the frame then grows by one row at a time, and the cost stays linear.
    SELECT
        net.person_id, net.article, net.at,
        min(net.at) FILTER (WHERE net.kept <= 0)
            OVER (PARTITION BY net.person_id, net.article ORDER BY net.at DESC) AS taken_back_at
    FROM net
),
concluded AS (
    SELECT
        line.invoice, line.person_id, line.at AS concluded_at,
        CASE WHEN bool_and(fate.taken_back_at IS NOT NULL) THEN max(fate.taken_back_at) END AS cancelled_at
    FROM line
    JOIN fate ON fate.person_id = line.person_id AND fate.article = line.article AND fate.at = line.at
    GROUP BY line.invoice, line.person_id, line.at
    HAVING bool_or(line.quantity > 0)
)
SELECT
    concluded.*,
    -- A sale that was taken back at once leaves no trace in the count of sales.
    count(*) FILTER (WHERE concluded.cancelled_at IS DISTINCT FROM concluded.concluded_at) OVER earlier = 0 AS is_first
FROM concluded
WINDOW earlier AS (
    PARTITION BY concluded.person_id ORDER BY concluded.concluded_at, concluded.invoice
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
);
ANALYZE sale;

-- name: buyers
-- Everybody who bought, by one of their customer numbers.
SELECT s.person_id, min(k.key)
FROM (SELECT DISTINCT sale.person_id FROM sale) AS s
JOIN people_externalkey AS k
    ON k.person_id = s.person_id AND k.controller_id = %(controller)s AND k.system = 'purchases'
GROUP BY s.person_id
ORDER BY s.person_id;

-- name: create_invented
CREATE TEMPORARY TABLE invented (
    person_id bigint NOT NULL, address text NOT NULL, normalised text NOT NULL, keyed_hash bytea NOT NULL
) ON COMMIT DROP;

-- name: copy_invented
COPY invented (person_id, address, normalised, keyed_hash) FROM STDIN;

-- name: insert_invented
INSERT INTO people_contactpoint (person_id, kind, address, normalised, keyed_hash)
SELECT i.person_id, 'email', i.address, i.normalised, i.keyed_hash
FROM invented AS i
ON CONFLICT (kind, normalised) DO NOTHING;

-- name: sale_points
-- The address that was given in a sale: the one in its lines if it is the buyer's, or the one invented for the buyer.
CREATE TEMPORARY TABLE sale_point ON COMMIT DROP AS
SELECT DISTINCT ON (s.invoice) s.invoice, p.id AS contact_point_id
FROM sale AS s
LEFT JOIN numbered AS n ON n.invoice = s.invoice AND n.email IS NOT NULL
LEFT JOIN invented AS i ON i.person_id = s.person_id
JOIN people_contactpoint AS p
    ON p.person_id = s.person_id AND p.kind = 'email' AND p.normalised = coalesce(n.email, i.normalised)
ORDER BY s.invoice, n.line;

-- name: write_relations
-- How an address came and what was offered is told when a sale is first loaded, and stays; Tri: 2 yes, 1 no, 0 unknown.
INSERT INTO customers_relation AS r (
    person_id, controller_id, brand_id, contact_point_id, kind, concluded_at, cancelled_at, product_groups,
    one_off, low_value, address_from_sale, opt_out_offered, external_key
)
SELECT
    s.person_id, %(controller)s, %(brand)s, p.contact_point_id, %(sale)s, s.concluded_at, s.cancelled_at, '{}',
    CASE WHEN s.is_first THEN 2 ELSE 1 END, 0,
    CASE WHEN p.contact_point_id IS NOT NULL THEN 2 ELSE 0 END, %(opt_out_offered)s, s.invoice
FROM sale AS s
LEFT JOIN sale_point AS p ON p.invoice = s.invoice
ORDER BY s.person_id, s.concluded_at
ON CONFLICT (controller_id, kind, external_key) DO UPDATE
SET concluded_at = excluded.concluded_at, cancelled_at = excluded.cancelled_at, one_off = excluded.one_off
WHERE r.person_id = excluded.person_id
    AND (r.concluded_at, r.cancelled_at, r.one_off)
    IS DISTINCT FROM (excluded.concluded_at, excluded.cancelled_at, excluded.one_off);
