-- What is written into the journal, read as the consent side.

-- name: take
-- Some of what waits, each by one process alone.
DELETE FROM backup_waiting WHERE id IN (
    SELECT id FROM backup_waiting ORDER BY id LIMIT %(at_most)s FOR UPDATE SKIP LOCKED
) RETURNING id, what, ref

-- name: no
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

-- name: erased
SELECT id::text, jsonb_build_object(
    'people', numbers || person_id, 'why', why, 'at', done_at, 'by', "by"
)
FROM retention_erasure WHERE id = ANY (%(refs)s::uuid[])

-- name: stayed
SELECT s.notice_id::text, jsonb_build_object('notice', s.notice_id, 'person', n.person_id, 'at', s.at)
FROM retention_reactivationstay s JOIN retention_reactivationnotice n ON n.id = s.notice_id
WHERE s.notice_id = ANY (%(refs)s::bigint[])

-- name: rows
-- Without the words of who works here: nobody needs them to hold somebody, and the journal outlives erasures.
SELECT id::text, CASE WHEN to_jsonb(t) ? 'reason' THEN to_jsonb(t) || jsonb_build_object('reason', '') ELSE to_jsonb(t) END
FROM {table} t WHERE id = ANY (%(refs)s::bigint[])

-- name: numbers
SELECT backup_numbers()
