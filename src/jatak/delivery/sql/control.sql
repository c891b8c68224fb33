-- How a campaign stands, changed by people and guards.

-- name: lock
SELECT state, filled FROM delivery_dispatch WHERE campaign_id = %(campaign_id)s FOR UPDATE;

-- name: set
UPDATE delivery_dispatch SET state = %(state)s, why = %(why)s WHERE campaign_id = %(campaign_id)s;

-- name: drop_waiting
-- What waits, a piece at a time; what a worker takes at this very moment comes back, and is dropped then.
SELECT delivery_drop_ended(%(campaign_id)s, %(now)s, %(size)s);

-- name: is_held
SELECT EXISTS (SELECT FROM delivery_message WHERE campaign_id = %(campaign_id)s AND state IN ('claimed', 'offered'));
