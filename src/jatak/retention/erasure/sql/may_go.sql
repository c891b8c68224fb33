-- name: reasons
-- One row a person, a column a reason.
WITH sent AS (
    SELECT m.person_id, m.id, m.created_at, m.settled_at,
        {arrived} AS arrived
    FROM delivery_message AS m
    WHERE m.person_id = ANY (%(people)s) AND {settled}
), messages AS (
    SELECT s.person_id,
        {newest},
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
    WHERE r.person_id = ANY (%(people)s) AND r.controller_id = coalesce(%(of)s, r.controller_id)
      AND coalesce(r.cancelled_at, 'infinity') > %(at)s
    GROUP BY r.person_id
)
SELECT
    p.id AS person,
    coalesce(m.last_failed, false) OR NOT EXISTS (
        SELECT FROM people_contactpoint AS c WHERE c.person_id = p.id AND {reachable}
    ) AS bounced,
    {unsent} AS unsent,
    {unobserved} AS unobserved,
    p.id = ANY (%(told)s::bigint[]) AND NOT coalesce(m.told, false) AS notice_not_delivered,
    coalesce(t.undelivered, false) AS open_order,
    coalesce(t.runs, false) AS running,
    EXISTS (
        SELECT FROM people_restriction AS r
        WHERE r.person_id = p.id AND r.begun_at <= %(at)s AND coalesce(r.ended_at, 'infinity') > %(at)s
    ) OR EXISTS (SELECT FROM desk_request AS d WHERE d.person_id = p.id AND d.closed_at IS NULL) AS restricted,
    EXISTS (SELECT FROM people_probe AS x WHERE x.person_id = p.id) AS probe
FROM (
    -- Of who goes from every company, what they did towards any of them counts; of a part, what they did towards its own.
    SELECT s.id, max(a.last_own_act_at) AS last_own_act_at
    FROM people_person AS s
    LEFT JOIN people_acquaintance AS a ON a.person_id = s.id AND a.controller_id = coalesce(%(of)s, a.controller_id)
    WHERE s.id = ANY (%(people)s)
    GROUP BY s.id
) AS p
LEFT JOIN messages AS m ON m.person_id = p.id
LEFT JOIN ties AS t ON t.person_id = p.id;
