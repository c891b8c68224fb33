-- A start, chunk by chunk.

-- name: until
-- The last person of the next chunk.
SELECT coalesce(max(id), %(upto)s)
FROM (SELECT id FROM people_person WHERE id > %(after)s AND id <= %(upto)s ORDER BY id LIMIT %(size)s) AS next;

-- name: hold
-- Until it is let go, over several transactions: one who commits a chunk holds its last person.
SELECT pg_advisory_lock(hashtextextended(%(chunk)s, 0));

-- name: let_go
SELECT pg_advisory_unlock(hashtextextended(%(chunk)s, 0));

-- name: wait
-- For who holds the chunk before, until it is committed.
SELECT pg_advisory_xact_lock(hashtextextended(%(chunk)s, 0));

-- name: languages
-- The languages of those whom the view `cleared` names.
SELECT p.language, count(*)
FROM cleared JOIN people_person AS p ON p.id = cleared.person_id AND p.id > %(after)s AND p.id <= %(upto)s
GROUP BY p.language;

-- name: leave_out
-- Who reads one of these is taken out of the table that `cleared` looks at.
DELETE FROM best USING people_person AS p
WHERE p.id = best.person_id AND p.id > %(after)s AND p.id <= %(upto)s AND p.language = ANY (%(languages)s::text[]);

-- name: left_out
INSERT INTO campaigns_leftout (campaign_id, decision_id, count)
SELECT %(campaign_id)s, decision_id, people FROM unnest(%(decisions)s::bigint[], %(counts)s::bigint[]) AS d (decision_id, people)
ON CONFLICT (campaign_id, decision_id) DO UPDATE SET count = campaigns_leftout.count + excluded.count;

-- name: come_to
UPDATE campaigns_start
SET filled_to = %(upto)s, people = people + %(people)s, permitted = permitted + %(permitted)s, unserved = %(unserved)s
WHERE campaign_id = %(campaign_id)s
RETURNING people, permitted, filled_to;
