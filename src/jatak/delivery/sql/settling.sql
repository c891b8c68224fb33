-- What becomes of claimed messages. Every statement names the batch that holds them, so that a worker whose lease was taken
-- over changes nothing.

-- name: offer
-- Committed before the first byte of DATA. From now on the message stands on what was gathered last.
UPDATE delivery_message
SET state = 'offered', offered_at = %(now)s, lease_until = %(lease_until)s, attempts = attempts + 1,
    situation_id = %(situation_id)s, facts_id = %(facts_id)s, rulebook_id = %(rulebook_id)s, as_of = %(as_of)s,
    consent_event_id = %(consent_event_id)s, notice_text_id = %(notice_text_id)s, relation_id = %(relation_id)s
WHERE created_at = %(created_at)s AND id = %(id)s AND claimed_by = %(batch)s AND state = 'claimed';

-- name: settle
-- An answer that comes after the message was given up as uncertain still counts.
UPDATE delivery_message
SET state = %(state)s, settled_at = %(now)s, answer = %(answer)s, lease_until = NULL
WHERE created_at = %(created_at)s AND id = %(id)s AND claimed_by = %(batch)s
    AND state IN ('claimed', 'offered', 'uncertain');

-- name: defer
UPDATE delivery_message
SET state = 'waiting', not_before = %(not_before)s, answer = %(answer)s, claimed_by = NULL, lease_until = NULL,
    attempts = attempts + CASE WHEN state = 'offered' THEN 0 ELSE 1 END
WHERE created_at = %(created_at)s AND id = %(id)s AND claimed_by = %(batch)s
    AND state IN ('claimed', 'offered', 'uncertain');

-- name: drop
UPDATE delivery_message AS m
SET state = 'dropped', settled_at = %(now)s, answer = d.rule, lease_until = NULL, as_of = %(as_of)s,
    situation_id = coalesce(d.situation_id, m.situation_id), facts_id = %(facts_id)s, rulebook_id = %(rulebook_id)s
FROM unnest(%(created)s::timestamptz[], %(ids)s::bigint[], %(rules)s::text[], %(situations)s::bigint[])
    AS d (created_at, id, rule, situation_id)
WHERE m.created_at = d.created_at AND m.id = d.id AND m.claimed_by = %(batch)s AND m.state = 'claimed';

-- name: release
-- Back to waiting, as if nobody had touched it: nothing of it was handed over.
UPDATE delivery_message
SET state = 'waiting', claimed_by = NULL, lease_until = NULL
WHERE created_at = ANY (%(created)s) AND id = ANY (%(ids)s) AND claimed_by = %(batch)s AND state IN ('claimed', 'offered');

-- name: recover
-- Offered by a worker that is gone. Marketing goes at most once, service at least once under the same Message-ID.
UPDATE delivery_message
SET state = CASE WHEN marketing THEN 'uncertain' ELSE 'waiting' END,
    settled_at = CASE WHEN marketing THEN %(now)s END,
    answer = 'the worker ended before the relay had answered', lease_until = NULL,
    claimed_by = CASE WHEN marketing THEN claimed_by END
WHERE state = 'offered' AND lease_until < %(now)s;
