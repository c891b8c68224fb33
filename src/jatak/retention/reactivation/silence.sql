-- name: over
-- Rounds whose day has come and to which nobody reacted, with what keeps each person. A notice arrived if the relay took it,
-- it did not come back, nothing came back from that address since, and the address can be reached today.
WITH told AS (
    SELECT n.controller_id, n.person_id, n.since, n.plan_id, max(n.goes_at) AS goes_at,
        array_agg(n.message_id) FILTER (WHERE n.message_id IS NOT NULL) AS messages,
        count(n.message_id) AS sent,
        count(m.id) FILTER (
            WHERE m.state = 'accepted'
            AND NOT EXISTS (
                SELECT FROM people_failure AS f WHERE f.contact_point_id = m.contact_point_id
                AND (f.message_id = m.id OR (f.at >= m.settled_at AND f.outlived_at IS NULL))
            )
            AND NOT EXISTS (SELECT FROM delivery_report AS r WHERE r.message_id = m.id AND r.became = 'failed')
            AND NOT EXISTS (
                SELECT FROM people_unreachable AS u
                WHERE u.contact_point_id = m.contact_point_id AND u.ended_at IS NULL
            )
        ) AS arrived
    FROM retention_reactivationnotice AS n
    LEFT JOIN delivery_message AS m ON m.id = n.message_id AND m.created_at = n.at AND m.settled_at <= %(at)s
    GROUP BY n.controller_id, n.person_id, n.since, n.plan_id
    HAVING max(n.goes_at) <= %(at)s
), silent AS (
    SELECT t.*, t.sent < cardinality(plan.days) AS not_told, t.arrived < t.sent AS not_observed
    FROM told AS t
    JOIN retention_reactivationplan AS plan ON plan.id = t.plan_id
    JOIN people_acquaintance AS known ON known.controller_id = t.controller_id AND known.person_id = t.person_id
        AND known.last_own_act_at = t.since
    WHERE NOT EXISTS (
        SELECT FROM retention_reactivationnotice AS other
        JOIN retention_reactivationstay AS stay ON stay.notice_id = other.id
        WHERE other.controller_id = t.controller_id AND other.person_id = t.person_id AND other.since = t.since
    )
    AND NOT EXISTS (
        SELECT FROM consent.consent_event AS e
        WHERE e.person_id = t.person_id AND e.at > t.since AND e.actor = 'person'
        AND (e.controller_id = t.controller_id OR e.controller_id IS NULL)
    )
)
SELECT s.controller_id, s.person_id, s.goes_at, coalesce(s.messages, '{}') AS messages, s.not_told, s.not_observed,
    EXISTS (
        SELECT FROM consent.consent_record AS r
        WHERE r.person_id = s.person_id AND r.controller_id = s.controller_id AND r.ended_at IS NULL
    ) AS consented,
    EXISTS (
        SELECT FROM people_acquaintance AS a WHERE a.person_id = s.person_id AND NOT EXISTS (
            SELECT FROM silent AS there
            WHERE there.person_id = a.person_id AND there.controller_id = a.controller_id
            AND NOT there.not_told AND NOT there.not_observed
            AND NOT EXISTS (
                SELECT FROM consent.consent_record AS r
                WHERE r.person_id = a.person_id AND r.controller_id = a.controller_id AND r.ended_at IS NULL
            )
        ) AND a.controller_id <> s.controller_id
    ) AS other_company
FROM silent AS s
ORDER BY s.person_id, s.controller_id
