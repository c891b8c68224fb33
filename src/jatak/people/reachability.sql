-- Failures of addresses, and from when to when nobody can be reached there.

-- name: failed
-- Many at once: each failure once, and the addresses at which that was enough. What happened before the newest success
-- counts no more, however late it is heard.
WITH told AS (
    SELECT t.*, point.person_id,
        (SELECT max(f.outlived_at) FROM people_failure AS f WHERE f.contact_point_id = t.contact_point_id) AS reached_at
    FROM unnest(%(points)s::bigint[], %(kinds)s::text[], %(ats)s::timestamptz[], %(heard_by)s::text[],
                %(statuses)s::text[], %(saids)s::text[], %(messages)s::bigint[])
        AS t (contact_point_id, kind, at, heard_by, status, said, message_id)
    JOIN people_contactpoint AS point ON point.id = t.contact_point_id
),
fresh AS (
    INSERT INTO people_failure (contact_point_id, kind, at, heard_by, status, said, message_id, outlived_at)
    SELECT contact_point_id, kind, at, heard_by, status, said, message_id,
        CASE WHEN reached_at >= at THEN reached_at END
    FROM told
    ON CONFLICT DO NOTHING
    RETURNING *
),
standing AS (
    SELECT id, contact_point_id, kind, at, message_id FROM fresh WHERE outlived_at IS NULL
    UNION ALL
    SELECT f.id, f.contact_point_id, f.kind, f.at, f.message_id
    FROM people_failure AS f
    WHERE f.outlived_at IS NULL AND f.contact_point_id IN (SELECT contact_point_id FROM fresh)
),
-- One message that failed several times is one failure.
again AS (
    SELECT last.contact_point_id
    FROM fresh AS last
    JOIN standing AS s ON s.contact_point_id = last.contact_point_id AND s.kind = 'temporary'
        AND s.at <= last.at AND s.at > last.at - make_interval(days => %(within_days)s)
    WHERE last.kind = 'temporary' AND last.outlived_at IS NULL
    GROUP BY last.contact_point_id, last.id
    HAVING count(DISTINCT coalesce(s.message_id, -s.id)) >= %(times)s
        AND max(s.at) - min(s.at) >= make_interval(days => %(over_days)s)
),
enough AS (
    SELECT DISTINCT ON (f.contact_point_id) f.id, f.contact_point_id, f.at, t.person_id
    FROM fresh AS f JOIN told AS t ON t.contact_point_id = f.contact_point_id
    WHERE f.outlived_at IS NULL AND (
        f.kind = 'permanent'
        OR f.kind = 'temporary' AND EXISTS (SELECT FROM again AS a WHERE a.contact_point_id = f.contact_point_id)
    )
    ORDER BY f.contact_point_id, f.kind, f.at
)
INSERT INTO people_unreachable (contact_point_id, person_id, failure_id, since, ended_by, why)
SELECT contact_point_id, person_id, id, at, '', '' FROM enough
ON CONFLICT DO NOTHING
RETURNING person_id;

-- name: outlived
-- The address was reached: what failed before counts no more.
UPDATE people_failure SET outlived_at = %(at)s
WHERE contact_point_id = %(point)s AND at <= %(at)s AND outlived_at IS NULL;

-- name: ended
UPDATE people_unreachable SET ended_at = %(at)s, ended_by = %(by)s, why = %(why)s
WHERE contact_point_id = %(point)s AND since <= %(at)s AND ended_at IS NULL
RETURNING id;
