-- Claiming: a batch of one campaign, or of one template of service.

-- name: running
-- Campaigns that may go now; what is committed of one that is being filled goes already.
SELECT campaign_id, controller_id, not_after, per_second
FROM delivery_dispatch
WHERE state IN ('filling', 'running') AND channel = %(channel)s AND (starts_at IS NULL OR starts_at <= %(now)s)
ORDER BY campaign_id;

-- name: first_of_campaign
SELECT campaign_id, template_version_id, controller_id, topic_id, marketing
FROM delivery_message
WHERE campaign_id = %(campaign_id)s AND not_before <= %(now)s
ORDER BY not_before, id
LIMIT 1;

-- name: first_fresh
SELECT m.campaign_id, m.template_version_id, m.controller_id, m.topic_id, m.marketing
FROM delivery_message AS m
WHERE m.created_at = %(messages_at)s AND m.id > %(claimed_to)s AND m.campaign_id + 0 = %(campaign_id)s
    AND m.state = 'waiting' AND m.not_before IS NULL
ORDER BY m.created_at, m.id
LIMIT 1;

-- name: first_of_service
SELECT campaign_id, template_version_id, controller_id, topic_id, marketing
FROM delivery_message
WHERE campaign_id IS NULL AND not_before <= %(now)s AND starts_with(domain, '+') = (%(channel)s = 'sms')
ORDER BY not_before, id
LIMIT 1
FOR UPDATE SKIP LOCKED;

-- name: campaigns_of
-- How many campaigns of this company are open: with one alone nobody can be written to twice at the same time.
SELECT count(*) FROM delivery_dispatch
WHERE controller_id = %(controller_id)s AND state IN ('filling', 'running', 'paused');

-- name: beside_others
-- Held by everybody who claims for a company with a single campaign; making a second one waits until they are through.
SELECT pg_advisory_xact_lock_shared(hashtextextended('campaigns of ' || %(controller_id)s::bigint, 0));

-- name: alone
-- With several campaigns each claim sees what the ones before it took, so that a promised number is kept.
SELECT pg_advisory_xact_lock(hashtextextended('campaigns of ' || %(controller_id)s::bigint, 0));

-- name: course
-- How far a campaign was claimed, which only one worker at a time can say.
SELECT messages_at, claimed_to FROM delivery_dispatch
WHERE campaign_id = %(campaign_id)s AND state IN ('filling', 'running')
FOR NO KEY UPDATE;

-- name: next_of_campaign
-- Fresh messages: nobody has claimed them yet. The sum keeps the planner from the index of campaigns, by which it would read
-- all that is left for each claim.
SELECT created_at, id
FROM delivery_message
WHERE created_at = %(messages_at)s AND id > %(claimed_to)s AND campaign_id + 0 = %(campaign_id)s
    AND state = 'waiting' AND not_before IS NULL
ORDER BY created_at, id
LIMIT %(limit)s

-- name: due_of_campaign
-- Messages that were given back.
SELECT created_at, id
FROM delivery_message
WHERE campaign_id = %(campaign_id)s AND not_before <= %(now)s
ORDER BY not_before, id
LIMIT %(limit)s
FOR UPDATE SKIP LOCKED

-- name: due_of_service
SELECT created_at, id
FROM delivery_message
WHERE campaign_id IS NULL AND not_before <= %(now)s AND template_version_id = %(template_version_id)s
    AND topic_id IS NOT DISTINCT FROM %(topic_id)s AND marketing = %(marketing)s
ORDER BY not_before, id
LIMIT %(limit)s
FOR UPDATE SKIP LOCKED

-- name: claim
-- Of one of the three.
WITH due AS ({{due}}),
held AS (
    INSERT INTO delivery_holding (batch, worker, created, ids)
    SELECT %(batch)s, %(worker)s, array_agg(DISTINCT created_at), array_agg(id) FROM due HAVING count(*) > 0
)
UPDATE delivery_message AS m
SET state = 'claimed', claimed_by = %(batch)s, not_before = NULL
FROM due
WHERE m.created_at = due.created_at AND m.id = due.id
RETURNING (extract(epoch FROM m.created_at) * 1000000)::bigint, m.id, m.person_id, m.contact_point_id, m.attempts, m.domain;

-- name: come_to
UPDATE delivery_dispatch SET claimed_to = %(claimed_to)s WHERE campaign_id = %(campaign_id)s;

-- name: recipients
-- A telephone is called by its number in E.164, a mailbox as it was given.
SELECT p.id, p.name, p.language, c.id, CASE WHEN c.kind = 'telephone' THEN c.normalised ELSE c.address END, c.keyed_hash,
    EXISTS (SELECT FROM people_unreachable AS u WHERE u.contact_point_id = c.id AND u.ended_at IS NULL)
FROM unnest(%(people)s::bigint[], %(points)s::bigint[]) AS w (person_id, contact_point_id)
JOIN people_person AS p ON p.id = w.person_id
LEFT JOIN people_contactpoint AS c ON c.id = w.contact_point_id AND c.person_id = w.person_id;

-- name: gather
SELECT contact_point_id, person_id, person_word, ground_word, consent_event_id::text, notice_text_id, relation_id,
    extract(epoch FROM ground_at)::float8
FROM clearance_gather(%(people)s::bigint[], %(question)s::jsonb);

-- name: taken_elsewhere
-- People for whom another batch holds a message right now: a promise that it fills may be open again in a moment.
SELECT DISTINCT person_id
FROM delivery_message
WHERE person_id = ANY (%(people)s) AND controller_id = %(controller_id)s AND marketing AND state = 'claimed'
    AND claimed_by <> %(batch)s AND created_at > %(now)s - interval '61 days';

-- name: next_due
-- When something that waits is due; empty when nothing waits.
SELECT min(due) FROM (
    (SELECT not_before AS due FROM delivery_message
     WHERE campaign_id IS NULL AND not_before IS NOT NULL AND starts_with(domain, '+') = (%(channel)s = 'sms')
     ORDER BY not_before LIMIT 1)
    UNION ALL
    SELECT greatest(first.not_before, d.starts_at)
    FROM delivery_dispatch AS d
    CROSS JOIN LATERAL (
        SELECT m.not_before FROM delivery_message AS m
        WHERE m.campaign_id = d.campaign_id AND m.not_before IS NOT NULL
        ORDER BY m.not_before LIMIT 1
    ) AS first
    WHERE d.state IN ('filling', 'running') AND d.channel = %(channel)s
    UNION ALL
    SELECT greatest(d.messages_at, d.starts_at)
    FROM delivery_dispatch AS d
    WHERE d.state IN ('filling', 'running') AND d.channel = %(channel)s
        AND EXISTS (
            SELECT FROM delivery_message AS m
            WHERE m.created_at = d.messages_at AND m.id > d.claimed_to AND m.campaign_id + 0 = d.campaign_id
        )
) AS waiting;

-- name: finish
-- A campaign of which nothing is open is done; the check is made by whoever finds nothing to claim.
UPDATE delivery_dispatch AS d
SET state = 'done'
WHERE d.campaign_id = %(campaign_id)s AND d.filled AND d.state IN ('filling', 'running')
    AND NOT EXISTS (
        SELECT FROM delivery_message AS m WHERE m.campaign_id = d.campaign_id AND m.state IN ('waiting', 'claimed', 'offered')
    );

-- name: drop_late
-- What has not gone in time is not sent any more; a piece at a time.
SELECT delivery_drop_ended(%(campaign_id)s, %(now)s, 10000);
