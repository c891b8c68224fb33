-- Who is there, and what becomes of the messages of those who are not any more.

-- name: renew
INSERT INTO delivery_worker (name, host, process, began_at, lease_until)
VALUES (%(name)s, %(host)s, %(process)s, %(now)s, %(lease_until)s)
ON CONFLICT (name) DO UPDATE SET lease_until = excluded.lease_until;

-- name: impatient
-- A worker that sleeps in the middle of a claim, or whose host is gone, would keep its locks; the server ends it.
SELECT set_config('idle_in_transaction_session_timeout', %(milliseconds)s::text, false);

-- name: count
SELECT count(*) FROM delivery_worker WHERE lease_until >= %(now)s;

-- name: leave
DELETE FROM delivery_worker WHERE name = %(name)s;

-- name: gone
-- Only one of those who look takes over.
DELETE FROM delivery_worker
WHERE name IN (SELECT name FROM delivery_worker WHERE lease_until < %(now)s FOR UPDATE SKIP LOCKED)
RETURNING name, host, process;

-- name: orphans
-- Batches of workers that are not there.
SELECT h.batch, h.created, h.ids
FROM delivery_holding AS h
WHERE NOT EXISTS (SELECT FROM delivery_worker AS w WHERE w.name = h.worker)
FOR UPDATE SKIP LOCKED;

-- name: own
SELECT batch, created, ids FROM delivery_holding WHERE batch = ANY (%(batches)s) FOR UPDATE;

-- name: take_back
-- Marketing goes at most once, service at least once under the same Message-ID; what was only claimed was not handed over.
UPDATE delivery_message AS m
SET state = CASE WHEN m.marketing AND m.state = 'offered' THEN 'uncertain' ELSE 'waiting' END,
    settled_at = CASE WHEN m.marketing AND m.state = 'offered' THEN %(now)s::timestamptz END,
    not_before = CASE WHEN m.marketing AND m.state = 'offered' THEN NULL ELSE %(now)s::timestamptz END,
    answer = CASE WHEN m.state = 'offered' THEN 'the worker ended before the relay had answered' ELSE m.answer END,
    claimed_by = CASE WHEN m.marketing AND m.state = 'offered' THEN m.claimed_by END
WHERE m.created_at = ANY (%(created)s::timestamptz[]) AND m.id = ANY (%(ids)s::bigint[]) AND m.claimed_by = %(batch)s
    AND m.state IN ('claimed', 'offered');

-- name: unswept
-- Stopped campaigns of which something waits all the same: it was given back after the stop, or the stop was cut short.
SELECT d.campaign_id FROM delivery_dispatch AS d
WHERE d.state = 'stopped'
    AND (
        EXISTS (SELECT FROM delivery_message AS m WHERE m.campaign_id = d.campaign_id AND m.not_before IS NOT NULL)
        OR EXISTS (
            SELECT FROM delivery_message AS m
            WHERE m.created_at = d.messages_at AND m.id > d.claimed_to AND m.campaign_id + 0 = d.campaign_id
        )
    );

-- name: halted
-- Which of these campaigns may not go on.
SELECT campaign_id, state FROM delivery_dispatch
WHERE campaign_id = ANY (%(campaigns)s) AND state IN ('paused', 'stopped');
