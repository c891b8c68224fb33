-- How far a campaign has come.

-- name: states
SELECT state, count(*) FROM delivery_message WHERE campaign_id = %(campaign_id)s GROUP BY state;

-- name: reasons
SELECT state, answer, count(*)
FROM delivery_message
WHERE campaign_id = %(campaign_id)s AND state = ANY (%(states)s)
GROUP BY state, answer
ORDER BY count(*) DESC, answer
LIMIT 100;

-- name: uncertain
SELECT id, person_id, answer
FROM delivery_message
WHERE campaign_id = %(campaign_id)s AND state = 'uncertain'
ORDER BY id
LIMIT %(limit)s;
