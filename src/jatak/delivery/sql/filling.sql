-- Messages into the outbox.

-- name: alone
-- Whoever claims for a company with a single campaign holds this shared: the second campaign waits until they are through.
SELECT pg_advisory_xact_lock(hashtextextended('campaigns of ' || %(controller_id)s::bigint, 0));

-- name: campaign
-- Fresh: without `not_before`, claimed in the order of their numbers.
-- From the view `cleared` of this transaction, whose people are those above `after`, up to `upto`.
INSERT INTO delivery_message (
    created_at, controller_id, campaign_id, template_version_id, topic_id, marketing, person_id, contact_point_id, domain,
    situation_id, facts_id, rulebook_id, as_of, consent_event_id, notice_text_id, relation_id
)
SELECT
    %(created_at)s, %(controller_id)s, %(campaign_id)s, %(template_version_id)s, %(topic_id)s, %(marketing)s,
    n.person_id, n.contact_point_id, coalesce(p.domain, ''),
    n.situation_id, %(facts_id)s, %(rulebook_id)s, %(as_of)s,
    n.consent_event_id, n.notice_text_id, n.relation_id
FROM cleared AS n
-- Without the bounds the planner would read every address there is, for each chunk.
LEFT JOIN (
    SELECT id, delivery_domain(kind, normalised) AS domain
    FROM people_contactpoint
    WHERE kind = %(kind)s AND person_id > %(after)s AND person_id <= %(upto)s
) AS p ON p.id = n.contact_point_id;

-- name: unless_there
-- The same instant for all of a campaign's messages makes a repeat harmless: somebody was merged into a later person meanwhile.
ON CONFLICT (campaign_id, contact_point_id, created_at) DO NOTHING;

-- name: one
INSERT INTO delivery_message (
    created_at, controller_id, template_version_id, topic_id, marketing, person_id, contact_point_id, domain,
    not_before, situation_id, facts_id, rulebook_id, as_of, consent_event_id, notice_text_id, relation_id
)
SELECT
    %(created_at)s, %(controller_id)s, %(template_version_id)s, %(topic_id)s, %(marketing)s, %(person_id)s, p.id,
    delivery_domain(p.kind, p.normalised),
    %(created_at)s, %(situation_id)s, %(facts_id)s, %(rulebook_id)s, %(as_of)s,
    %(consent_event_id)s, %(notice_text_id)s, %(relation_id)s
FROM people_contactpoint AS p
WHERE p.id = %(contact_point_id)s
RETURNING id;

-- name: filled
UPDATE delivery_dispatch
SET filled = true, state = CASE WHEN state = 'filling' THEN 'running' ELSE state END
WHERE campaign_id = %(campaign_id)s;

-- name: state
-- Locked, so that a stop waits for this transaction or is seen by it.
SELECT state FROM delivery_dispatch WHERE campaign_id = %(campaign_id)s FOR SHARE;
