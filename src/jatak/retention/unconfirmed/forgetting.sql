-- Sign-ups that nobody confirmed in time. The event stays: it holds ids, times and commitments, and tells nobody's name.

-- name: due
-- The requests whose time is over, held until the transaction ends; a confirmation under way is waited for. Nothing of
-- somebody restricted goes while that lasts: they may need it against us (GDPR art. 18(2)).
SELECT id, event_id, person_id
FROM consent.consent_letter AS letter
WHERE forgotten_at IS NULL AND ends_at <= %(at)s
  AND NOT EXISTS (SELECT FROM people_restriction x WHERE x.person_id = letter.person_id AND x.ended_at IS NULL)
ORDER BY ends_at
LIMIT %(at_most)s
FOR UPDATE SKIP LOCKED;

-- name: records
-- What waited; a yes that was confirmed stays, and so does one that was taken back.
DELETE FROM consent.consent_record
WHERE event_id = ANY (%(events)s) AND needs_confirmation AND confirmed_at IS NULL AND ended_at IS NULL
RETURNING event_id;

-- name: particulars
-- Where from it came, with which browser: only the commitment stays.
DELETE FROM consent.consent_particulars WHERE event_id = ANY (%(events)s);

-- name: people
-- Who is known by nothing else: no consent, no objection, no purchase, no other system, nothing restricted, and whose
-- addresses nobody ever showed to be theirs. Held, so that nothing is added meanwhile.
SELECT p.id
FROM people_person AS p
WHERE p.id = ANY (%(people)s)
  AND NOT EXISTS (SELECT FROM consent.consent_record r WHERE r.person_id = p.id)
  AND NOT EXISTS (SELECT FROM consent.consent_objection o WHERE o.person_id = p.id)
  AND NOT EXISTS (SELECT FROM customers.customers_relation k WHERE k.person_id = p.id)
  AND NOT EXISTS (SELECT FROM people_externalkey e WHERE e.person_id = p.id)
  AND NOT EXISTS (SELECT FROM people_restriction x WHERE x.person_id = p.id AND x.ended_at IS NULL)
  AND NOT EXISTS (SELECT FROM people_contactpoint c WHERE c.person_id = p.id AND c.verified_at IS NOT NULL)
FOR UPDATE;

-- name: done
UPDATE consent.consent_letter SET forgotten_at = %(at)s WHERE id = ANY (%(letters)s);
