-- name: reasons
-- One row a person, a column a reason. A message arrived if the relay took it and nothing came back of it since.
WITH sent AS (
    SELECT m.person_id, m.id, m.created_at, m.settled_at,
        m.state = 'accepted'
        AND NOT EXISTS (
            SELECT FROM people_failure AS f WHERE f.contact_point_id = m.contact_point_id AND f.message_id = m.id
        )
        AND NOT EXISTS (SELECT FROM delivery_report AS r WHERE r.message_id = m.id AND r.became = 'failed') AS arrived
    FROM delivery_message AS m
    WHERE m.person_id = ANY (%(people)s) AND m.state IN ('accepted', 'refused', 'uncertain') AND m.settled_at <= %(at)s
), messages AS (
    SELECT s.person_id,
        (array_agg(NOT s.arrived ORDER BY s.created_at DESC, s.id DESC))[1] AS last_failed,
        max(s.settled_at) FILTER (WHERE s.arrived) AS arrived_at,
        bool_or(s.arrived AND t.message IS NOT NULL) AS told
    FROM sent AS s
    LEFT JOIN unnest(%(told)s::bigint[], %(messages)s::bigint[]) AS t (person, message)
        ON t.person = s.person_id AND t.message = s.id
    GROUP BY s.person_id
), ties AS (
    SELECT r.person_id,
        bool_or(greatest(r.delivery_begin, r.delivery_end) > %(at)s) AS undelivered,
        bool_or(
            r.kind = ANY (%(lasting)s::int[]) AND r.running <> %(ended)s AND coalesce(r.ended_at, 'infinity') > %(at)s
        ) AS runs
    FROM customers.customers_relation AS r
    WHERE r.person_id = ANY (%(people)s) AND coalesce(r.cancelled_at, 'infinity') > %(at)s
    GROUP BY r.person_id
)
SELECT
    p.id AS person,
    coalesce(m.last_failed, false) OR NOT EXISTS (
        SELECT FROM people_contactpoint AS c WHERE c.person_id = p.id AND NOT EXISTS (
            SELECT FROM people_unreachable AS u WHERE u.contact_point_id = c.id AND u.ended_at IS NULL
        )
    ) AS bounced,
    coalesce(m.arrived_at, '-infinity') <= coalesce(p.last_own_act_at, '-infinity') AS unsent,
    p.last_own_act_at IS NULL AS unobserved,
    p.id = ANY (%(told)s::bigint[]) AND NOT coalesce(m.told, false) AS notice_not_delivered,
    coalesce(t.undelivered, false) AS open_order,
    coalesce(t.runs, false) AS running,
    EXISTS (
        SELECT FROM people_restriction AS r
        WHERE r.person_id = p.id AND r.begun_at <= %(at)s AND coalesce(r.ended_at, 'infinity') > %(at)s
    ) OR EXISTS (SELECT FROM desk_request AS d WHERE d.person_id = p.id AND d.closed_at IS NULL) AS restricted,
    EXISTS (SELECT FROM people_probe AS x WHERE x.person_id = p.id) AS probe
FROM people_person AS p
LEFT JOIN messages AS m ON m.person_id = p.id
LEFT JOIN ties AS t ON t.person_id = p.id
WHERE p.id = ANY (%(people)s);
