-- The day on which locked proof goes.

-- name: due
-- What is over, held; who releases beside takes others.
SELECT l.id, l.erasure_id, l.kind, l.ref, l.controller_id, coalesce(e.part_id, e.person_id), l.leaf
FROM retention_locked AS l JOIN retention_erasure AS e ON e.id = l.erasure_id
WHERE l.until <= %(at)s
ORDER BY l.until, l.id LIMIT %(at_most)s
FOR UPDATE OF l SKIP LOCKED;

-- name: gone
DELETE FROM retention_locked WHERE id = ANY (%(ids)s);

-- name: unlink
-- Messages count on in the figures of their campaign, and name nobody by any number.
UPDATE delivery_message AS m
SET person_id = -m.id, contact_point_id = -m.id, consent_event_id = NULL, relation_id = NULL
FROM unnest(%(people)s::bigint[], %(companies)s::bigint[]) AS due (person, company)
WHERE m.person_id = due.person AND m.controller_id = due.company;

-- name: unsealed
-- Events that were locked before they were in the log.
SELECT ref FROM retention_locked WHERE kind = 'event' AND leaf IS NULL ORDER BY id LIMIT %(at_most)s;

-- name: out
DELETE FROM consent.consent_event WHERE id = ANY (%(events)s);
