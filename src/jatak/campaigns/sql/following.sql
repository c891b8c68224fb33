-- What came of a campaign, for those who look at it.

-- name: span
-- Its messages are made at one instant, with rising numbers: the first and the last of them, by the key.
SELECT min(id), max(id) FROM delivery_message WHERE created_at = %(made_at)s AND campaign_id = %(campaign_id)s;

-- name: left_by
-- As the role of consent, which does not see messages: whose link or mail client said no, and on what medium.
SELECT message_id, min(via)
FROM consent.consent_event
WHERE message_id BETWEEN %(first)s AND %(last)s AND kind IN ('withdrawn', 'objected', 'refused')
GROUP BY message_id;

-- name: of_campaign
SELECT id FROM delivery_message WHERE id = ANY (%(ids)s) AND created_at = %(made_at)s AND campaign_id = %(campaign_id)s;

-- name: received
-- A page of its messages in the order in which they were made, by the key.
SELECT m.id, m.person_id, coalesce(p.name, ''), coalesce(c.address, ''), m.state, m.settled_at, coalesce(m.answer, '')
FROM (
    SELECT * FROM delivery_message
    WHERE created_at = %(made_at)s AND campaign_id = %(campaign_id)s AND id > %(after)s
    ORDER BY id
    LIMIT %(size)s
) AS m
LEFT JOIN people_person AS p ON p.id = m.person_id
LEFT JOIN people_contactpoint AS c ON c.id = m.contact_point_id
ORDER BY m.id;

-- name: received_at
-- The messages of a campaign to one address, by the campaign's own index.
SELECT m.id, m.person_id, coalesce(p.name, ''), c.address, m.state, m.settled_at, coalesce(m.answer, '')
FROM people_contactpoint AS c
JOIN delivery_message AS m ON m.campaign_id = %(campaign_id)s AND m.contact_point_id = c.id
LEFT JOIN people_person AS p ON p.id = m.person_id
WHERE c.kind = 'email' AND c.normalised = %(normalised)s
ORDER BY m.id
LIMIT %(size)s;

-- name: every_message
-- For a file: from the first to the last, read as they are wanted.
SELECT m.id, m.person_id, coalesce(p.name, ''), coalesce(c.address, ''), m.state, m.settled_at, coalesce(m.answer, '')
FROM delivery_message AS m
LEFT JOIN people_person AS p ON p.id = m.person_id
LEFT JOIN people_contactpoint AS c ON c.id = m.contact_point_id
WHERE m.created_at = %(made_at)s AND m.campaign_id = %(campaign_id)s
ORDER BY m.id;

-- name: left_out
-- Who was not written to at the start, by reason.
SELECT d.rule, d.summary ->> 'because' AS because, d.summary ->> 'would_change' AS would_change, sum(l.count)::bigint AS people
FROM campaigns_leftout AS l
JOIN clearance_decision AS d ON d.id = l.decision_id
WHERE l.campaign_id = %(campaign_id)s
GROUP BY 1, 2, 3
ORDER BY people DESC, 1, 2;

-- name: grounds
-- On what its messages rest, but for those that were held back: of each the decision that was made on it last.
SELECT d.rule, d.summary ->> 'because' AS because, sum(m.messages)::bigint AS messages
FROM (
    SELECT situation_id, facts_id, rulebook_id, count(*) AS messages
    FROM delivery_message
    WHERE campaign_id = %(campaign_id)s AND state <> 'dropped'
    GROUP BY 1, 2, 3
) AS m
JOIN clearance_decision AS d
    ON d.situation_id = m.situation_id AND d.facts_id = m.facts_id AND d.rulebook_id = m.rulebook_id
GROUP BY 1, 2
ORDER BY messages DESC, 1, 2;
