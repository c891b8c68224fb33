-- How far a campaign has come, in one pass over its messages.

-- name: counted
-- By domain and state; the answers of accepted messages are all different and tell nothing.
SELECT domain, state,
       CASE WHEN state = 'dropped' OR state IN ('refused', 'uncertain') OR state = 'waiting' AND (attempts > 0 OR answer IS NOT NULL) THEN coalesce(answer, '') END
           AS told,
       count(*) AS messages,
       count(*) FILTER (WHERE settled_at > %(since)s) AS settled,
       count(*) FILTER (WHERE state = 'waiting' AND attempts > 0) AS deferred,
       min(ARRAY[situation_id::text, facts_id, rulebook_id]) FILTER (WHERE state = 'dropped') AS decided,
       (array_agg(id) FILTER (WHERE state = 'uncertain'))[:%(limit)s] AS uncertain
FROM delivery_message
WHERE campaign_id = %(campaign_id)s
GROUP BY domain, state, told;

-- name: uncertain
SELECT id, person_id, answer FROM delivery_message WHERE id = ANY (%(ids)s) AND campaign_id = %(campaign_id)s ORDER BY id;

-- name: because
SELECT d.summary ->> 'because'
FROM clearance_decision AS d
WHERE d.situation_id = %(situation_id)s AND d.facts_id = %(facts_id)s AND d.rulebook_id = %(rulebook_id)s;
