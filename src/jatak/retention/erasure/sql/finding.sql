-- Who goes, and what of them has to stay. All as the role of retention.

-- name: alone
-- Nobody says no, merges or is merged while one is erased (consent.scope.Who); in one order, so that no two wait for each other.
SELECT pg_advisory_xact_lock(hashtextextended('leave:' || each, 0))
FROM (SELECT unnest(%(people)s::bigint[]) AS each ORDER BY 1) AS in_order;

-- name: people
-- Those of them who are here, held; with whom they live under.
SELECT p.id, f.country, f.other_country
FROM people_person AS p
LEFT JOIN people_profile AS f ON f.person_id = p.id AND f.valid_to IS NULL
WHERE p.id = ANY (%(people)s)
ORDER BY p.id
FOR UPDATE OF p;

-- name: numbers
-- Every number under which the ledger may name them.
SELECT merged_id, kept_id FROM people_merger WHERE kept_id = ANY (%(people)s);

-- name: points
SELECT id, person_id, keyed_hash, lower(address), lower(normalised) FROM people_contactpoint WHERE person_id = ANY (%(people)s) ORDER BY id;

-- name: uses
-- Each ground on which something was sent, by company, and when it was used last: a yes, a sale, or none at all.
SELECT owner, 'event' AS kind, r.event_id::text AS ref, r.controller_id, r.last_used_at AS at
FROM unnest(%(numbers)s::bigint[], %(owners)s::bigint[]) AS w (number, owner)
JOIN consent.consent_record AS r ON r.person_id = w.number AND r.last_used_at IS NOT NULL
UNION ALL
SELECT owner, 'event', m.consent_event_id::text, m.controller_id, max(coalesce(m.offered_at, m.created_at))
FROM unnest(%(numbers)s::bigint[], %(owners)s::bigint[]) AS w (number, owner)
JOIN delivery_message AS m ON m.person_id = w.number
WHERE m.consent_event_id IS NOT NULL AND m.state NOT IN ('waiting', 'dropped')
GROUP BY owner, m.consent_event_id, m.controller_id
UNION ALL
SELECT owner, 'relation', m.relation_id::text, m.controller_id, max(coalesce(m.offered_at, m.created_at))
FROM unnest(%(numbers)s::bigint[], %(owners)s::bigint[]) AS w (number, owner)
JOIN delivery_message AS m ON m.person_id = w.number
WHERE m.relation_id IS NOT NULL AND m.state NOT IN ('waiting', 'dropped')
GROUP BY owner, m.relation_id, m.controller_id
UNION ALL
SELECT owner, 'messages', owner::text, m.controller_id, max(coalesce(m.offered_at, m.created_at))
FROM unnest(%(numbers)s::bigint[], %(owners)s::bigint[]) AS w (number, owner)
JOIN delivery_message AS m ON m.person_id = w.number
WHERE m.state NOT IN ('waiting', 'dropped')
GROUP BY owner, m.controller_id
UNION ALL
-- What a company sent before its own part went, on a yes that was said to others too and is still here for them.
SELECT owner, 'event', m.consent_event_id::text, m.controller_id, max(coalesce(m.offered_at, m.created_at))
FROM unnest(%(numbers)s::bigint[], %(owners)s::bigint[]) AS w (number, owner)
JOIN retention_erasure AS before ON before.person_id = w.number AND before.part_id IS NOT NULL
JOIN delivery_message AS m ON m.person_id = before.part_id
JOIN consent.consent_event AS e ON e.id = m.consent_event_id
WHERE m.state NOT IN ('waiting', 'dropped')
GROUP BY owner, m.consent_event_id, m.controller_id;

-- name: events
-- What they said, by which address of theirs too; and whether a no stands on it, which stays by its hash alone. Of the part of
-- one company what was said to it: but for what a consent of another one rests on, and what confirmed that.
SELECT e.id, w.owner, e.kind, e.about_id, e.controller_id,
    EXISTS (SELECT FROM consent.consent_suppression AS s WHERE s.event_id = e.id) AS stands
FROM unnest(%(named)s::bigint[], %(namers)s::bigint[]) AS w (number, owner)
JOIN consent.consent_event AS e ON e.person_id = w.number
WHERE %(company)s::bigint IS NULL OR (e.controller_id = %(company)s AND NOT EXISTS (
    SELECT FROM consent.consent_record AS r
    WHERE r.person_id = ANY (%(named)s) AND r.controller_id <> %(company)s
      AND (e.id IN (r.event_id, r.ended_by_id) OR (e.kind = 'confirmed' AND e.about_id = r.event_id))
));

-- name: unwritten
-- Addresses of who asked to be erased, where no own no to everything stands (of the company whose part goes, else of all) that
-- is newer than every yes of theirs.
SELECT c.keyed_hash
FROM people_contactpoint AS c
WHERE c.person_id = %(person)s AND NOT EXISTS (
    SELECT FROM consent.consent_suppression AS s
    WHERE s.address_hash = c.keyed_hash AND s.own_act AND NOT s.survey
      AND (s.controller_id, s.channel, s.topic_id, s.brand_id) IS NOT DISTINCT FROM (%(company)s::bigint, NULL, NULL, NULL)
      AND s.at >= coalesce((
          SELECT max(r.own_at) FROM consent.consent_record AS r
          WHERE r.person_id = %(person)s AND r.controller_id = coalesce(%(company)s, r.controller_id)
      ), s.at)
)
ORDER BY c.keyed_hash;

-- name: follow
-- Each no of a person stands for every address of theirs, so that it outlives the person.
INSERT INTO consent.consent_suppression
    (address_hash, event_id, controller_id, channel, topic_id, brand_id, survey, at, own_act, recorded_at)
SELECT c.keyed_hash, o.event_id, o.controller_id, o.channel, o.topic_id, o.brand_id, o.survey, o.at, o.own_act, o.recorded_at
FROM consent.consent_objection AS o
JOIN people_contactpoint AS c ON c.person_id = o.person_id
WHERE o.person_id = ANY (%(people)s) AND NOT EXISTS (
    SELECT FROM consent.consent_suppression AS s
    WHERE s.address_hash = c.keyed_hash AND s.event_id = o.event_id AND s.survey = o.survey
      AND (s.controller_id, s.channel, s.topic_id, s.brand_id)
          IS NOT DISTINCT FROM (o.controller_id, o.channel, o.topic_id, o.brand_id)
);
