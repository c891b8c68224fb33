-- What is taken of a day's limits. Rows are locked in one order, so that workers never wait for each other in a circle.

-- name: return
UPDATE delivery_quota AS q
SET taken = greatest(0, q.taken - r.number)
FROM unnest(%(scopes)s::text[], %(names)s::text[], %(days)s::date[], %(numbers)s::integer[]) AS r (scope, name, day, number)
WHERE (q.scope, q.name, q.day) = (r.scope, r.name, r.day);

-- name: ensure
INSERT INTO delivery_quota (scope, name, day, taken)
SELECT scope, name, day, 0 FROM unnest(%(scopes)s::text[], %(names)s::text[], %(days)s::date[]) AS r (scope, name, day)
ORDER BY day, scope, name
ON CONFLICT (day, scope, name) DO NOTHING;

-- name: lock
SELECT q.scope, q.name, q.day, q.taken
FROM delivery_quota AS q
WHERE (q.scope, q.name, q.day) IN (
    SELECT scope, name, day FROM unnest(%(scopes)s::text[], %(names)s::text[], %(days)s::date[]) AS r (scope, name, day)
)
ORDER BY q.day, q.scope, q.name
FOR UPDATE;

-- name: take
UPDATE delivery_quota AS q
SET taken = q.taken + r.number
FROM unnest(%(scopes)s::text[], %(names)s::text[], %(days)s::date[], %(numbers)s::integer[]) AS r (scope, name, day, number)
WHERE (q.scope, q.name, q.day) = (r.scope, r.name, r.day);

-- name: forget
DELETE FROM delivery_quota WHERE day < %(before)s;
