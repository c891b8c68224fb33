-- What is written into the journal, read as the consent side.

-- name: waiting
-- Some of what waits. Two processes may read the same and write it twice.
SELECT id, what, ref FROM backup_waiting ORDER BY id LIMIT %(at_most)s

-- name: written
-- By number: what changed once more meanwhile waits under another one.
DELETE FROM backup_waiting WHERE id = ANY (%(ids)s)

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
-- Of what one company held the number of who stayed; there it is parted off anew.
SELECT id::text, jsonb_build_object(
    'people', CASE WHEN part_id IS NULL THEN numbers || person_id ELSE ARRAY[person_id] END,
    'why', why, 'at', done_at, 'by', "by", 'company', company_id
)
FROM retention_erasure WHERE id = ANY (%(refs)s::uuid[])

-- name: stayed
SELECT s.notice_id::text, jsonb_build_object(
    'notice', s.notice_id, 'person', n.person_id, 'company', n.controller_id, 'at', s.at
)
FROM retention_reactivationstay s JOIN retention_reactivationnotice n ON n.id = s.notice_id
WHERE s.notice_id = ANY (%(refs)s::bigint[])

-- name: tombstone
SELECT id::text, to_jsonb(t) FROM sealing_tombstone t WHERE id = ANY (%(refs)s::uuid[])

-- name: stamp
-- With what names its head anywhere.
SELECT s.head_id::text, to_jsonb(s) - 'head_id' || jsonb_build_object('signature', h.signature)
FROM sealing_stamp s JOIN sealing_head h ON h.id = s.head_id
WHERE s.head_id = ANY (%(refs)s::bigint[])

-- name: rows
-- Without the words of who works here: nobody needs them to hold somebody, and the journal outlives erasures.
SELECT id::text, CASE WHEN to_jsonb(t) ? 'reason' THEN to_jsonb(t) || jsonb_build_object('reason', '') ELSE to_jsonb(t) END
FROM {table} t WHERE id = ANY (%(refs)s::bigint[])

-- name: numbers
SELECT backup_numbers()
