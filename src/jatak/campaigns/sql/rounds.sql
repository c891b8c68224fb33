-- A message of service to those whom an event concerns, a stretch of people at a time.

-- name: until
-- The last person of the next stretch among those whom the company knows, by the key.
SELECT max(person_id)
FROM (
    SELECT person_id FROM people_acquaintance
    WHERE controller_id = %(controller_id)s AND person_id > %(after)s AND person_id <= %(upto)s
    ORDER BY person_id
    LIMIT %(size)s
) AS next;

-- name: last_known
SELECT person_id FROM people_acquaintance WHERE controller_id = %(controller_id)s ORDER BY person_id DESC LIMIT 1;

-- name: concerned
-- As the role of customers: each person once, however much they bought. What was taken back is no relation.
SELECT r.person_id
FROM customers.customers_relation AS r
WHERE r.person_id > %(after)s AND r.person_id <= %(upto)s AND r.controller_id = %(controller_id)s
    AND (r.cancelled_at IS NULL OR r.cancelled_at > %(now)s)
    AND r.concluded_at <= %(now)s
    AND (
        %(concerned)s = 'every'
        -- 2 is yes; a sale alone does not run.
        OR %(concerned)s = 'running' AND r.running = 2 AND r.kind = ANY (%(lasting)s::smallint[])
            AND (r.ended_at IS NULL OR r.ended_at > %(now)s)
        OR %(concerned)s = 'bought'
            AND coalesce(r.last_at, r.concluded_at) >= %(since)s AND r.concluded_at < %(until)s
    )
    AND (%(product_groups)s::bigint[] = '{}' OR r.product_groups && %(product_groups)s::bigint[])
GROUP BY r.person_id
ORDER BY r.person_id;

-- name: fill
-- One message each, and a note by key that they got it; who has one by this key gets no other.
WITH cleared AS (
    SELECT c.*, p.kind, p.normalised
    FROM unnest(
        %(people)s::bigint[], %(points)s::bigint[], %(situations)s::bigint[], %(consents)s::uuid[],
        %(notices)s::bigint[], %(relations)s::bigint[]
    ) AS c (person_id, contact_point_id, situation_id, consent_event_id, notice_text_id, relation_id)
    JOIN people_contactpoint AS p ON p.id = c.contact_point_id
    WHERE NOT EXISTS (
        SELECT FROM campaigns_servicemessage AS s
        WHERE s.controller_id = %(controller_id)s AND s.key = %(key)s || c.person_id
    )
),
written AS (
    INSERT INTO delivery_message (
        created_at, controller_id, template_version_id, marketing, person_id, contact_point_id, domain,
        not_before, situation_id, facts_id, rulebook_id, as_of, consent_event_id, notice_text_id, relation_id
    )
    SELECT
        %(at)s, %(controller_id)s, %(template_version_id)s, %(marketing)s, person_id, contact_point_id,
        CASE WHEN kind = 'email' THEN split_part(normalised, '@', -1) ELSE '' END,
        %(at)s, situation_id, %(facts_id)s, %(rulebook_id)s, %(at)s, consent_event_id, notice_text_id, relation_id
    FROM cleared
    RETURNING id, person_id
)
INSERT INTO campaigns_servicemessage (controller_id, key, template_version_id, person_id, message_id, at, round_id)
SELECT %(controller_id)s, %(key)s || person_id, %(template_version_id)s, person_id, id, %(at)s, %(round_id)s
FROM written;

-- name: states
-- How far the messages of a round are.
SELECT m.state, count(*)
FROM campaigns_servicemessage AS s
JOIN delivery_message AS m ON m.id = s.message_id
WHERE s.round_id = %(round_id)s
GROUP BY m.state;
