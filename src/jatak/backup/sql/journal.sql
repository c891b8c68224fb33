-- What is written into the journal, read as the consent side.

-- name: take
-- Some of what waits, each by one process alone.
DELETE FROM backup_waiting WHERE id IN (
    SELECT id FROM backup_waiting ORDER BY id LIMIT %(at_most)s FOR UPDATE SKIP LOCKED
) RETURNING id, what, ref

-- name: noes
-- Each event with the rows that follow from it, as the tables hold them. The addresses are keyed hashes.
SELECT e.id::text, jsonb_build_object(
    'event', to_jsonb(e),
    'objections', (SELECT coalesce(jsonb_agg(to_jsonb(o) - 'id'), '[]') FROM consent.consent_objection o WHERE o.event_id = e.id),
    'suppressions', (
        SELECT coalesce(jsonb_agg(to_jsonb(s) - 'id'), '[]') FROM consent.consent_suppression s WHERE s.event_id = e.id
    ),
    'ended', (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
            'event_id', r.event_id, 'controller_id', r.controller_id, 'channel', r.channel,
            'ended_at', r.ended_at, 'ended_recorded_at', r.ended_recorded_at
        )), '[]')
        FROM consent.consent_record r WHERE r.ended_by_id = e.id
    )
)
FROM consent.consent_event e WHERE e.id = ANY (%(refs)s::uuid[])

-- name: rows
SELECT id::text, to_jsonb(t) FROM {table} t WHERE id = ANY (%(refs)s::bigint[])

-- name: numbers
SELECT backup_numbers()
