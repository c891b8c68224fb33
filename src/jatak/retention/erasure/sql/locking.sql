-- What is kept goes into a table of its own that the role of retention alone reads; the log keeps its leaves.

-- name: event
INSERT INTO retention_locked (erasure_id, kind, ref, controller_id, content, law, until)
SELECT k.erasure, 'event', e.id::text, k.company, to_jsonb(e), k.law, k.until
FROM unnest(%(erasures)s::uuid[], %(refs)s::text[], %(companies)s::bigint[], %(laws)s::text[], %(untils)s::timestamptz[])
    AS k (erasure, ref, company, law, until)
JOIN consent.consent_event AS e ON e.id = k.ref::uuid
ON CONFLICT DO NOTHING;

-- name: paper
-- Papers that prove what is locked with them.
INSERT INTO retention_locked (erasure_id, kind, ref, controller_id, content, data, law, until)
SELECT k.erasure, 'paper', s.id::text, k.company,
    to_jsonb(s) - 'data', s.data, k.law, k.until
FROM unnest(%(erasures)s::uuid[], %(refs)s::text[], %(companies)s::bigint[], %(laws)s::text[], %(untils)s::timestamptz[])
    AS k (erasure, ref, company, law, until)
JOIN consent.consent_scan AS s ON s.event_id = k.ref::uuid
ON CONFLICT DO NOTHING;

-- name: relation
-- Without the shop's own number of it, which names the customer.
INSERT INTO retention_locked (erasure_id, kind, ref, controller_id, content, law, until)
SELECT k.erasure, 'relation', r.id::text, k.company, to_jsonb(r) - 'external_key', k.law, k.until
FROM unnest(%(erasures)s::uuid[], %(refs)s::text[], %(companies)s::bigint[], %(laws)s::text[], %(untils)s::timestamptz[])
    AS k (erasure, ref, company, law, until)
JOIN customers.customers_relation AS r ON r.id = k.ref::bigint
ON CONFLICT DO NOTHING;

-- name: messages
INSERT INTO retention_locked (erasure_id, kind, ref, controller_id, content, law, until)
SELECT k.erasure, 'messages', k.ref, k.company, '{}', k.law, k.until
FROM unnest(%(erasures)s::uuid[], %(refs)s::text[], %(companies)s::bigint[], %(laws)s::text[], %(untils)s::timestamptz[])
    AS k (erasure, ref, company, law, until)
ON CONFLICT DO NOTHING;

-- name: leaves
UPDATE retention_locked AS l SET leaf = k.leaf
FROM unnest(%(refs)s::text[], %(leaves)s::bigint[]) AS k (ref, leaf) WHERE l.kind = 'event' AND l.ref = k.ref;
