-- Proof that is due goes. As the role of retention, while its people are held.

-- name: nothing_else
-- People with no other consent, no purchase or contract, and no message that is waiting or not due.
WITH over AS ({messages})
SELECT s.id FROM people_person AS s
WHERE s.id = ANY (%(people)s)
  AND NOT EXISTS (
      SELECT FROM consent.consent_record AS r WHERE r.person_id = s.id AND r.event_id <> ALL (%(events)s::uuid[])
  )
  AND NOT EXISTS (
      SELECT FROM customers.customers_relation AS k
      WHERE k.person_id = s.id AND coalesce(k.cancelled_at, 'infinity') > %(at)s
  )
  AND NOT EXISTS (
      SELECT FROM delivery_message AS m
      WHERE m.person_id = s.id AND m.state <> 'dropped'
        AND NOT (m.consent_event_id = ANY (%(events)s::uuid[]) AND m.state NOT IN ('waiting', 'claimed', 'offered'))
            IS TRUE
        AND NOT EXISTS (SELECT FROM over WHERE over.id = m.id AND over.created_at = m.created_at)
  );

-- name: beside
-- What confirmed or ended these consents, unless a no stands on it, or it ended others too that stay.
WITH ends AS (
    SELECT id FROM consent.consent_event
    WHERE about_id = ANY (%(events)s::uuid[]) AND kind IN ('confirmed', 'withdrawn', 'lapsed', 'stayed')
    UNION
    SELECT e.id FROM consent.consent_record AS r JOIN consent.consent_event AS e ON e.id = r.ended_by_id
    WHERE r.event_id = ANY (%(events)s::uuid[]) AND e.kind IN ('withdrawn', 'lapsed')
)
SELECT e.id FROM ends JOIN consent.consent_event AS e USING (id)
WHERE NOT EXISTS (SELECT FROM consent.consent_suppression AS s WHERE s.event_id = e.id)
  AND NOT EXISTS (SELECT FROM consent.consent_objection AS o WHERE o.event_id = e.id)
  AND NOT EXISTS (
      SELECT FROM consent.consent_record AS other
      WHERE other.ended_by_id = e.id AND other.event_id <> ALL (%(events)s::uuid[])
  )
  AND (e.about_id IS NOT NULL OR NOT EXISTS (
      -- It names no consent, so it may be about each that was there then.
      SELECT FROM consent.consent_record AS there
      WHERE there.person_id = e.person_id AND there.given_at <= e.at AND there.event_id <> ALL (%(events)s::uuid[])
  ));

-- name: messages
-- Messages that stood on these consents, and those whose own time is over.
SELECT created_at, id FROM delivery_message
WHERE person_id = ANY (%(people)s) AND consent_event_id = ANY (%(events)s::uuid[])
  AND state NOT IN ('waiting', 'claimed', 'offered')
UNION ALL
SELECT created_at, id FROM ({messages}) AS over;

-- name: unlink_messages
-- They count on in the figures of their campaign, and name nobody by any number. A receiver's answer may name the address.
UPDATE delivery_message AS m SET
    person_id = -m.id, contact_point_id = -m.id, consent_event_id = NULL, relation_id = NULL,
    answer = substring(m.answer FROM '^[245][0-9]{2}(?:[ -][245]\.[0-9]{1,3}\.[0-9]{1,3})?'),
    domain = CASE WHEN m.domain LIKE '+%%' THEN m.domain ELSE '' END
FROM unnest(%(instants)s::timestamptz[], %(ids)s::bigint[]) AS over (created_at, id)
WHERE over.created_at = m.created_at AND over.id = m.id;

-- name: unlink_reports
UPDATE delivery_report SET said = '' WHERE message_id = ANY (%(ids)s) AND said <> '';

-- name: unlink_orders
-- Who asked for a message of service to whom; that each is sent once for one order is known no longer.
UPDATE campaigns_servicemessage SET key = 'gone ' || id, person_id = -message_id WHERE message_id = ANY (%(ids)s);

-- name: go_archived
-- Files are in no transaction, so a job takes these messages out of them.
INSERT INTO retention_fromarchive (numbers, countries, event_id, at)
SELECT ARRAY[d.person], '{}', d.event, %(at)s
FROM unnest(%(owners)s::bigint[], %(events)s::uuid[]) AS d (person, event)
WHERE EXISTS (SELECT FROM delivery_archive);

-- name: go_rows
-- The row of a file that brought the consent, unless it brought something else that stays.
WITH outcomes AS (
    DELETE FROM consent.imports_outcome
    WHERE person_id = ANY (%(numbers)s) AND event_id = ANY (%(events)s::uuid[]) RETURNING file_id, number, kind
)
DELETE FROM consent.imports_rawrow AS r USING outcomes AS o
WHERE r.file_id = o.file_id AND r.number = o.number AND NOT EXISTS (
    SELECT FROM consent.imports_outcome AS other
    WHERE other.file_id = r.file_id AND other.number = r.number AND other.event_id IS NOT NULL
      AND other.event_id <> ALL (%(events)s::uuid[])
);

-- name: go_letters
DELETE FROM consent.consent_letter WHERE event_id = ANY (%(beside)s::uuid[]);

-- name: go_papers
DELETE FROM consent.consent_scan WHERE event_id = ANY (%(beside)s::uuid[]);

-- name: go_particulars
DELETE FROM consent.consent_particulars WHERE event_id = ANY (%(beside)s::uuid[]);

-- name: go_records
DELETE FROM consent.consent_record WHERE event_id = ANY (%(events)s::uuid[]);

-- name: go_showings
-- What was shown before, unless something else was said on it too.
DELETE FROM consent.consent_served AS s USING consent.consent_event AS e
WHERE e.id = ANY (%(beside)s::uuid[]) AND s.id = e.served_id AND NOT EXISTS (
    SELECT FROM consent.consent_event AS other
    WHERE other.served_id = s.id AND other.person_id = e.person_id AND other.id <> ALL (%(beside)s::uuid[])
);

-- name: go_events
DELETE FROM consent.consent_event WHERE id = ANY (%(beside)s::uuid[]);
