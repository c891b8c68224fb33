-- What becomes of claimed messages. Every statement names the batch that holds them, so that a worker whose lease was taken
-- over changes nothing.

-- name: one_offer_at_a_time
-- Two workers with a message each to the same person: the second waits, and then sees the first.
SELECT pg_advisory_xact_lock(hashtextextended(format('offer %%s %%s', %(controller_id)s::bigint, %(person_id)s::bigint), 0));

-- name: offer
-- Committed before the first byte of DATA. From now on the message stands on what was gathered last. If the person got other
-- marketing of the company since, a promised number may be reached: then it is refused, and gathered again.
UPDATE delivery_message AS m
SET state = 'offered', offered_at = %(now)s, lease_until = %(lease_until)s, attempts = attempts + 1,
    situation_id = %(situation_id)s, facts_id = %(facts_id)s, rulebook_id = %(rulebook_id)s, as_of = %(as_of)s,
    consent_event_id = %(consent_event_id)s, notice_text_id = %(notice_text_id)s, relation_id = %(relation_id)s
WHERE created_at = %(created_at)s AND id = %(id)s AND claimed_by = %(batch)s AND state = 'claimed'
    AND NOT (marketing AND EXISTS (
        SELECT FROM delivery_message AS other
        WHERE other.person_id = m.person_id AND other.controller_id = m.controller_id AND other.marketing
            AND other.id <> m.id AND other.created_at > %(gathered_at)s - interval '61 days'
            AND other.state IN ('offered', 'accepted', 'uncertain') AND other.offered_at >= %(gathered_at)s
    ));

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
