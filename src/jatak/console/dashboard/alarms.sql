-- name: seen
-- In one statement what alarms are made of: whether a process sends and one does jobs; the companies with calls that were
-- given up; partners that should have acknowledged, with their companies; companies that should have looked after what their
-- sisters tell them, each by an index of what is open alone; what the clocks need: the newest choices, and
-- runs that wait; and files of which people must still be told.
SELECT
    EXISTS (SELECT FROM delivery_worker WHERE lease_until > %(at)s),
    EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > %(since)s),
    ARRAY(
        SELECT DISTINCT c.name FROM people_controller c JOIN hooks_endpoint e ON e.controller_id = c.id
        WHERE c.id = ANY (%(companies)s) AND e.closed_at IS NULL
            AND EXISTS (SELECT FROM hooks_call h WHERE h.endpoint_id = e.id AND h.state = 'dead')
        ORDER BY c.name
    ),
    ARRAY(
        SELECT ARRAY[p.name, c.name] FROM onward_partner p JOIN people_controller c ON c.id = p.controller_id
        WHERE c.id = ANY (%(companies)s) AND p.closed_at IS NULL AND EXISTS (
            SELECT FROM onward_passing o
            WHERE o.partner_id = p.id AND o.acknowledged_at IS NULL
                AND o.made_at <= %(at)s - p.overdue_days * interval '1 day'
        )
        ORDER BY p.name, c.name
    ),
    ARRAY(
        SELECT c.name FROM people_controller c
        WHERE c.id = ANY (%(companies)s) AND EXISTS (
            SELECT FROM onward_passing o
            WHERE o.sister_id = c.id AND o.acknowledged_at IS NULL AND o.made_at <= %(sisters_since)s
        )
        ORDER BY c.name
    ),
    (
        SELECT coalesce(jsonb_agg(jsonb_build_array(n.controller_id, n.clock, n.months)), '[]') FROM (
            SELECT DISTINCT ON (controller_id, clock) controller_id, clock, months FROM retention_choice
            WHERE controller_id = ANY (%(companies)s) ORDER BY controller_id, clock, id DESC
        ) AS n
    ),
    (
        SELECT coalesce(jsonb_agg(jsonb_build_array(r.id, r.controller_id, r.clock, r.found, r."of") ORDER BY r.id), '[]')
        FROM retention_run r WHERE r.controller_id = ANY (%(companies)s) AND r.state = 'waiting'
    ),
    (
        SELECT coalesce(jsonb_agg(
            jsonb_build_array(i.file_id, i.controller_id, i.name, i.due_at, i.uninformed) ORDER BY i.due_at, i.file_id
        ), '[]')
        FROM retention_informing i
        WHERE i.controller_id = ANY (%(companies)s) AND i.closed_at IS NULL AND i.uninformed > 0
    )
