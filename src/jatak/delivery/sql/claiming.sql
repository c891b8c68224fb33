-- Claiming: a batch of one campaign and one version of a template, gathered in the same statement.

-- name: next
-- Of which sort the next batch is: service first, then what has waited longest. The row stays locked until it is claimed.
SELECT campaign_id, template_version_id, controller_id, topic_id, marketing
FROM delivery_message
WHERE marketing = %(marketing)s AND state IN ('waiting', 'claimed') AND not_before <= %(now)s
    AND (state = 'waiting' OR lease_until < %(now)s)
ORDER BY not_before, id
LIMIT 1
FOR UPDATE SKIP LOCKED;

-- name: claim
WITH due AS (
    SELECT created_at, id
    FROM delivery_message
    WHERE marketing = %(marketing)s AND state IN ('waiting', 'claimed') AND not_before <= %(now)s
        AND (state = 'waiting' OR lease_until < %(now)s)
        AND campaign_id IS NOT DISTINCT FROM %(campaign_id)s
        AND template_version_id = %(template_version_id)s
        AND topic_id IS NOT DISTINCT FROM %(topic_id)s
    ORDER BY not_before, id
    LIMIT %(limit)s
    FOR UPDATE SKIP LOCKED
),
claimed AS (
    UPDATE delivery_message AS m
    SET state = 'claimed', claimed_by = %(batch)s, lease_until = %(lease_until)s
    FROM due
    WHERE m.created_at = due.created_at AND m.id = due.id
    RETURNING m.created_at, m.id, m.person_id, m.contact_point_id, m.attempts, m.not_before
)
SELECT
    m.created_at, m.id, m.person_id, m.contact_point_id, m.attempts,
    p.name, p.language, c.address, c.keyed_hash,
    g.contact_point_id, g.person_word, g.ground_word, g.consent_event_id, g.notice_text_id, g.relation_id, g.ground_at
FROM claimed AS m
LEFT JOIN people_person AS p ON p.id = m.person_id
LEFT JOIN people_contactpoint AS c ON c.id = m.contact_point_id AND c.person_id = m.person_id
-- Without people gathering would take everybody, hence the empty array.
LEFT JOIN clearance_gather(
    coalesce((SELECT array_agg(DISTINCT person_id) FROM claimed), '{}'), %(question)s
) AS g ON g.person_id = m.person_id
ORDER BY m.not_before, m.id;

-- name: next_due
-- When something that waits is due; empty when nothing waits.
SELECT min(due) FROM (
    (SELECT not_before AS due FROM delivery_message WHERE marketing AND state = 'waiting' ORDER BY not_before LIMIT 1)
    UNION ALL
    (SELECT not_before FROM delivery_message WHERE NOT marketing AND state = 'waiting' ORDER BY not_before LIMIT 1)
    UNION ALL
    (SELECT min(lease_until) FROM delivery_message WHERE state IN ('claimed', 'offered'))
) AS waiting;
