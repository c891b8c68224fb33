-- Messages into the outbox.

-- name: campaign
-- From the table `cleared` of this transaction. The same instant for all of a campaign's messages makes a repeat harmless.
INSERT INTO delivery_message (
    created_at, controller_id, campaign_id, template_version_id, topic_id, marketing, person_id, contact_point_id,
    not_before, situation_id, facts_id, rulebook_id, as_of, consent_event_id, notice_text_id, relation_id
)
SELECT
    %(created_at)s, %(controller_id)s, %(campaign_id)s, %(template_version_id)s, %(topic_id)s, %(marketing)s,
    person_id, contact_point_id, %(created_at)s, situation_id, %(facts_id)s, %(rulebook_id)s, %(as_of)s,
    consent_event_id, notice_text_id, relation_id
FROM cleared
WHERE contact_point_id IS NOT NULL
ORDER BY person_id
ON CONFLICT DO NOTHING;

-- name: one
INSERT INTO delivery_message (
    created_at, controller_id, template_version_id, marketing, person_id, contact_point_id,
    not_before, situation_id, facts_id, rulebook_id, as_of, consent_event_id, notice_text_id, relation_id
)
VALUES (
    %(created_at)s, %(controller_id)s, %(template_version_id)s, %(marketing)s, %(person_id)s, %(contact_point_id)s,
    %(created_at)s, %(situation_id)s, %(facts_id)s, %(rulebook_id)s, %(as_of)s,
    %(consent_event_id)s, %(notice_text_id)s, %(relation_id)s
)
RETURNING id;
