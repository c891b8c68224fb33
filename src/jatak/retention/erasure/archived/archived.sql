-- What has to leave archived months: noted in the transaction that erases, done by a job, since files are in no transaction.

-- name: note_people
-- Of everybody who is erased, with whose laws say how long old messages prove something; of a part its company alone.
INSERT INTO retention_fromarchive (erasure_id, owner, numbers, countries, controller_id, at)
SELECT d.erasure, d.owner, d.numbers::bigint[], d.countries::text[], %(company)s, %(at)s
FROM unnest(%(erasures)s::uuid[], %(people)s::bigint[], %(numbers)s::text[], %(countries)s::text[])
    AS d (erasure, owner, numbers, countries)
WHERE EXISTS (SELECT FROM delivery_archive);

-- name: note_released
-- Of whom proof was locked that is over, at one company. Archived months know who stayed with another one by the number that
-- they have; who came back to this company since is left for the erasure of that, since what is newer must be proven.
INSERT INTO retention_fromarchive (erasure_id, owner, numbers, countries, controller_id, at)
SELECT e.id, NULL, CASE WHEN e.part_id IS NULL THEN e.numbers ELSE e.numbers || e.person_id END, '{}', d.company, %(at)s
FROM unnest(%(people)s::bigint[], %(companies)s::bigint[]) AS d (person, company)
JOIN retention_erasure AS e
    ON coalesce(e.part_id, e.person_id) = d.person AND (e.company_id IS NULL OR e.company_id = d.company)
WHERE EXISTS (SELECT FROM delivery_archive) AND (e.part_id IS NULL OR NOT EXISTS (
    SELECT FROM people_acquaintance AS a WHERE a.person_id = e.person_id AND a.controller_id = d.company
));

-- name: lock
-- What archived messages prove is locked like what the outbox proves; the later day counts.
INSERT INTO retention_locked (erasure_id, kind, ref, controller_id, content, law, until)
SELECT k.erasure, 'messages', k.ref, k.company, '{}', k.law, k.until
FROM unnest(%(erasures)s::uuid[], %(refs)s::text[], %(companies)s::bigint[], %(laws)s::text[], %(untils)s::timestamptz[])
    AS k (erasure, ref, company, law, until)
ON CONFLICT (kind, ref, controller_id) DO UPDATE SET law = excluded.law, until = excluded.until
WHERE retention_locked.until < excluded.until;

-- name: locked
SELECT ref::bigint, controller_id FROM retention_locked WHERE kind = 'messages' AND ref = ANY (%(refs)s::text[]);

-- name: sent
-- Months that were brought back meanwhile stand in the outbox.
SELECT person_id, controller_id, max(coalesce(offered_at, created_at)) FILTER (WHERE state <> 'dropped')
FROM delivery_message WHERE person_id = ANY (%(numbers)s) GROUP BY person_id, controller_id;

-- name: words
UPDATE delivery_message AS m SET
    answer = CASE WHEN state = 'dropped' THEN answer
                  ELSE substring(answer FROM '^[245][0-9]{2}(?:[ -][245]\.[0-9]{1,3}\.[0-9]{1,3})?') END,
    domain = CASE WHEN domain LIKE '+%%' THEN domain ELSE '' END
FROM unnest(%(numbers)s::bigint[], %(companies)s::bigint[]) AS kept (person, company)
WHERE m.person_id = kept.person AND m.controller_id = kept.company AND m.created_at <= %(before)s
  AND m.state NOT IN ('waiting', 'claimed', 'offered');

-- name: unlink
UPDATE delivery_message AS m
SET person_id = -m.id, contact_point_id = -m.id, consent_event_id = NULL, relation_id = NULL
FROM unnest(%(numbers)s::bigint[], %(companies)s::bigint[]) AS going (person, company)
WHERE m.person_id = going.person AND m.controller_id = going.company AND m.created_at <= %(before)s
  AND m.state NOT IN ('waiting', 'claimed', 'offered');

-- name: unlink_consents
UPDATE delivery_message AS m
SET person_id = -m.id, contact_point_id = -m.id, consent_event_id = NULL, relation_id = NULL
WHERE m.person_id = ANY (%(people)s) AND m.consent_event_id = ANY (%(events)s::uuid[])
  AND m.state NOT IN ('waiting', 'claimed', 'offered');
