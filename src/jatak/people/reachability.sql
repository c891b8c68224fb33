-- Failures of addresses, and from when to when nobody can be reached there.

-- name: failed
SELECT people_note_failures(%(failures)s::jsonb, %(times)s, %(within_days)s, %(over_days)s);

-- name: outlived
-- The address was reached: what failed before counts no more.
UPDATE people_failure SET outlived_at = %(at)s
WHERE contact_point_id = %(point)s AND at <= %(at)s AND outlived_at IS NULL;

-- name: ended
UPDATE people_unreachable SET ended_at = %(at)s, ended_by = %(by)s, why = %(why)s
WHERE contact_point_id = %(point)s AND since <= %(at)s AND ended_at IS NULL
RETURNING id;
