-- What is known of messages and of silence, as parts of statements: whoever asks whether somebody could have been seen asks this.
-- `m` is a message, `s` one with `arrived`, `c` an address; `p` a person with `last_own_act_at`, then `m` the newest of what they were sent.

-- name: settled
m.state IN ('accepted', 'refused', 'uncertain') AND m.settled_at <= %(at)s

-- name: arrived
-- A message arrived if the relay took it and nothing came back of it since.
m.state = 'accepted'
AND NOT EXISTS (SELECT FROM people_failure AS f WHERE f.contact_point_id = m.contact_point_id AND f.message_id = m.id)
AND NOT EXISTS (SELECT FROM delivery_report AS report WHERE report.message_id = m.id AND report.became = 'failed')

-- name: newest
-- Of several messages: whether the last one failed, and when one arrived last.
(array_agg(NOT s.arrived ORDER BY s.created_at DESC, s.id DESC))[1] AS last_failed,
max(s.settled_at) FILTER (WHERE s.arrived) AS arrived_at

-- name: reachable
-- Somebody can be reached at the address.
NOT EXISTS (SELECT FROM people_unreachable AS u WHERE u.contact_point_id = c.id AND u.ended_at IS NULL)

-- name: unsent
-- Nothing arrived since they last did something, so they had nothing to answer.
coalesce(m.arrived_at, '-infinity') <= coalesce(p.last_own_act_at, '-infinity')

-- name: unobserved
-- Nobody knows when they last did anything.
p.last_own_act_at IS NULL
