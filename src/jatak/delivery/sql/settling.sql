-- What becomes of claimed messages. Every statement names the batch that holds them, so that a worker whose messages were
-- taken over changes nothing.

-- name: pass_on
-- Endings, and offers of one batch, in one statement. An answer that comes after the message was given up as uncertain still
-- counts. An offer is committed before the first byte of DATA; from then on the message stands on what was gathered last.
WITH settled AS (
    UPDATE delivery_message AS m
    SET state = s.state, settled_at = %(now)s, answer = s.answer
    FROM unnest(%(ids_s)s::bigint[], %(batches_s)s::text[], %(states_s)s::text[], %(answers_s)s::text[])
        AS s (id, batch, state, answer)
    WHERE m.created_at = ANY (%(created_s)s::timestamptz[]) AND m.id = s.id AND m.claimed_by = s.batch
        AND m.state IN ('claimed', 'offered', 'uncertain')
)
UPDATE delivery_message AS m
SET state = 'offered', offered_at = %(now)s, attempts = m.attempts + 1,
    facts_id = %(facts_id)s, rulebook_id = %(rulebook_id)s, as_of = %(as_of)s,
    situation_id = o.situation_id, consent_event_id = o.consent_event_id, notice_text_id = o.notice_text_id,
    relation_id = o.relation_id
FROM unnest(
    %(ids)s::bigint[], %(situations)s::bigint[], %(consents)s::uuid[], %(notices)s::bigint[], %(relations)s::bigint[]
) AS o (id, situation_id, consent_event_id, notice_text_id, relation_id)
WHERE m.created_at = ANY (%(created)s::timestamptz[]) AND m.id = o.id AND m.claimed_by = %(batch)s AND m.state = 'claimed'
RETURNING m.id;

-- name: again
-- Back to waiting: given back as if nobody had touched it, or a definite no for now that counts as a try.
UPDATE delivery_message AS m
SET state = 'waiting', claimed_by = NULL, not_before = a.not_before, answer = coalesce(a.answer, m.answer),
    attempts = m.attempts + CASE WHEN a.counts AND m.state = 'claimed' THEN 1 WHEN NOT a.counts AND m.state = 'offered' THEN -1 ELSE 0 END
FROM unnest(
    %(ids)s::bigint[], %(batches)s::text[], %(not_before)s::timestamptz[], %(answers)s::text[], %(counts)s::boolean[]
) AS a (id, batch, not_before, answer, counts)
WHERE m.created_at = ANY (%(created)s::timestamptz[]) AND m.id = a.id AND m.claimed_by = a.batch
    AND m.state IN ('claimed', 'offered', 'uncertain');

-- name: drop
UPDATE delivery_message AS m
SET state = 'dropped', settled_at = %(now)s, answer = d.rule, as_of = %(as_of)s,
    situation_id = coalesce(d.situation_id, m.situation_id), facts_id = %(facts_id)s, rulebook_id = %(rulebook_id)s
FROM unnest(%(ids)s::bigint[], %(rules)s::text[], %(situations)s::bigint[]) AS d (id, rule, situation_id)
WHERE m.created_at = ANY (%(created)s::timestamptz[]) AND m.id = d.id AND m.claimed_by = %(batch)s AND m.state = 'claimed';

-- name: let_go
-- Batches of which every message is settled or given back.
DELETE FROM delivery_holding WHERE batch = ANY (%(batches)s);

-- name: mark_used
SELECT consent_mark_used(%(events)s::uuid[], %(controller_id)s, %(channel)s, %(now)s);
