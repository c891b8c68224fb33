-- What goes, table by table, in this order; each answers with the number of whom it was and how many rows.
--
-- Every table that holds something of a person is in `columns.toml`, and a guard asks that it stays complete.

-- name: delivery_message__waiting
-- What has not gone goes to nobody any more; what a worker holds is told by the stop.
WITH done AS (
    UPDATE delivery_message SET state = 'dropped', not_before = NULL, settled_at = %(at)s, answer = 'erased'
    WHERE person_id = ANY (%(numbers)s) AND state = 'waiting' RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: delivery_message__words
-- A receiver's answer may name the address: its code alone stays. A mail domain may be somebody's own name.
WITH done AS (
    UPDATE delivery_message SET
        answer = CASE WHEN state = 'dropped' THEN answer
                      ELSE substring(answer FROM '^[245][0-9]{2}(?:[ -][245]\.[0-9]{1,3}\.[0-9]{1,3})?') END,
        domain = CASE WHEN domain LIKE '+%%' THEN domain ELSE '' END
    WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: delivery_message__unlinked
-- Of messages that nobody has to prove not even the number stays; what is locked keeps it until its day.
WITH done AS (
    UPDATE delivery_message AS m
    SET person_id = -m.id, contact_point_id = -m.id, consent_event_id = NULL, relation_id = NULL
    FROM delivery_message AS was
    WHERE was.created_at = m.created_at AND was.id = m.id
      AND m.person_id = ANY (%(numbers)s) AND m.state NOT IN ('claimed', 'offered') AND NOT EXISTS (
        SELECT FROM retention_locked AS l
        WHERE l.kind = 'messages' AND l.ref = m.person_id::text AND l.controller_id = m.controller_id
    )
    RETURNING was.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: delivery_report
WITH done AS (
    UPDATE delivery_report AS r SET said = ''
    FROM delivery_message AS m
    WHERE m.person_id = ANY (%(numbers)s) AND r.message_id = m.id AND r.said <> '' RETURNING m.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: consent_particulars
WITH done AS (
    DELETE FROM consent.consent_particulars AS p USING consent.consent_event AS e
    WHERE e.id = ANY (%(said)s::uuid[]) AND p.event_id = e.id RETURNING e.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: consent_scan
WITH done AS (
    DELETE FROM consent.consent_scan AS s USING consent.consent_event AS e
    WHERE e.id = ANY (%(said)s::uuid[]) AND s.event_id = e.id RETURNING e.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: consent_letter
WITH done AS (
    DELETE FROM consent.consent_letter AS l USING consent.consent_event AS e
    WHERE e.id = ANY (%(said)s::uuid[]) AND l.event_id = e.id RETURNING e.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: consent_record
WITH done AS (
    DELETE FROM consent.consent_record WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: consent_objection
WITH done AS (
    DELETE FROM consent.consent_objection WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: consent_pause
WITH done AS (
    DELETE FROM consent.consent_pause WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: consent_ownfrequency
WITH done AS (
    DELETE FROM consent.consent_ownfrequency WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: consent_event
-- Those on which no standing no rests; what is locked was taken out before.
WITH done AS (
    DELETE FROM consent.consent_event AS e
    WHERE e.id = ANY (%(events)s) RETURNING e.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: imports_rawrow
WITH done AS (
    DELETE FROM consent.imports_rawrow AS r
    USING (
        SELECT file_id, number, min(person_id) AS person_id FROM consent.imports_outcome
        WHERE person_id = ANY (%(numbers)s) GROUP BY file_id, number
    ) AS o
    WHERE r.file_id = o.file_id AND r.number = o.number RETURNING o.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: imports_rawrow__refused
-- Of who asked for it, also rows that were refused: nobody was entered for them, so their words alone tell whose they are.
-- It reads every row that was ever imported, so it is done for a request and not for each of thousands by a clock.
WITH rows AS (
    SELECT r.file_id, r.number FROM consent.imports_rawrow AS r
    JOIN consent.imports_file AS f ON f.id = r.file_id AND f.state = 'done'
    WHERE %(asked)s AND f.controller_id = coalesce(%(company)s, f.controller_id) AND EXISTS (
        SELECT FROM unnest(%(addresses)s::text[]) AS own WHERE position(own IN lower(r.cells)) > 0
    )
), said AS (
    DELETE FROM consent.imports_outcome AS o USING rows WHERE o.file_id = rows.file_id AND o.number = rows.number
), done AS (
    DELETE FROM consent.imports_rawrow AS r USING rows
    WHERE r.file_id = rows.file_id AND r.number = rows.number RETURNING %(first)s AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: imports_outcome
WITH done AS (
    DELETE FROM consent.imports_outcome WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: customers_purchaseline
WITH done AS (
    DELETE FROM customers.customers_purchaseline WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: customers_relation
WITH done AS (
    DELETE FROM customers.customers_relation WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: inbound_kept
-- What came from them, and what a person put aside from their address.
WITH done AS (
    DELETE FROM inbound_kept AS k USING inbound_arrival AS a
    WHERE a.id = k.arrival_id AND a.deed <> '' AND (
        a.person_id = ANY (%(numbers)s)
        OR (
            (%(company)s::bigint IS NULL OR a.controller_id = %(company)s)
            AND EXISTS (SELECT FROM unnest(%(addresses)s::text[]) AS own WHERE position(own IN lower(k.sender)) > 0)
        )
    )
    RETURNING coalesce(a.person_id, %(first)s) AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: desk_words
WITH done AS (
    UPDATE desk_words AS w SET words = '', marked = '', headers = '{}', address = ''
    FROM desk_request AS r
    WHERE r.id = w.request_id AND r.person_id = ANY (%(numbers)s) RETURNING r.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: desk_paper
WITH done AS (
    DELETE FROM desk_paper AS p USING desk_request AS r
    WHERE r.id = p.request_id AND r.person_id = ANY (%(numbers)s) RETURNING r.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: desk_step
-- Who did what on which day stays; what they wrote of the person goes.
WITH done AS (
    UPDATE desk_step AS s SET reason = '', details = '{}'
    FROM desk_request AS r
    WHERE r.id = s.request_id AND r.person_id = ANY (%(numbers)s) AND (s.reason <> '' OR s.details <> '{}')
    RETURNING r.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_heldaddress
WITH done AS (
    DELETE FROM people_heldaddress AS h USING desk_request AS r
    WHERE r.id = h.request_id AND r.person_id = ANY (%(numbers)s) AND h.ended_at IS NOT NULL
    RETURNING r.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: desk_request
WITH done AS (
    UPDATE desk_request SET address_hash = NULL
    WHERE person_id = ANY (%(numbers)s) AND closed_at IS NOT NULL AND address_hash IS NOT NULL
    RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: farewell_goodbye
WITH done AS (
    DELETE FROM farewell_goodbye AS g USING farewell_left AS l
    WHERE l.id = g.left_id AND l.person_id = ANY (%(numbers)s) RETURNING l.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: farewell_left
WITH theirs AS (SELECT id, person_id FROM farewell_left WHERE person_id = ANY (%(numbers)s) FOR UPDATE),
done AS (
    UPDATE farewell_left AS l SET person_id = NULL FROM theirs WHERE theirs.id = l.id RETURNING theirs.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: onward_passing
-- Whoever got the data and knows by now; who does not know yet is told first (GDPR art. 19), then it is empty by itself.
WITH done AS (
    UPDATE onward_passing SET addresses = '', why = ''
    WHERE person_id = ANY (%(numbers)s) AND acknowledged_at IS NOT NULL AND (addresses <> '' OR why <> '')
    RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: campaigns_servicemessage
-- The key of who asked for it may be an order's number or an address.
WITH done AS (
    UPDATE campaigns_servicemessage SET key = 'erased ' || id
    WHERE person_id = ANY (%(numbers)s) AND key <> 'erased ' || id RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: campaigns_linkasked
WITH done AS (
    DELETE FROM campaigns_linkasked AS l USING people_contactpoint AS c
    WHERE c.person_id = ANY (%(numbers)s) AND l.address_hash = c.keyed_hash RETURNING c.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: accounts_apireply
-- Each answer that names one of these numbers; who repeats the request finds the act done by its own key.
WITH done AS (
    DELETE FROM accounts_apireply AS a USING (
        SELECT r.id, min(n.found[1]::bigint) AS number
        FROM accounts_apireply AS r, regexp_matches(r.body, '"(?:person|id)": ?"?([0-9]{1,18})', 'g') AS n (found)
        WHERE n.found[1]::bigint = ANY (%(numbers)s) GROUP BY r.id
    ) AS named
    WHERE a.id = named.id RETURNING named.number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: retention_answerorder
WITH done AS (
    UPDATE retention_answerorder SET why = ''
    WHERE subject = 'person' AND number = ANY (%(numbers)s) AND why <> '' RETURNING number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: receipts_keptreceipt
WITH done AS (
    DELETE FROM receipts_keptreceipt WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: retention_letgo
WITH done AS (
    DELETE FROM retention_letgo WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_failure
WITH done AS (
    DELETE FROM people_failure AS f USING people_contactpoint AS c
    WHERE c.person_id = ANY (%(numbers)s) AND f.contact_point_id = c.id RETURNING c.person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_contactpoint
WITH done AS (
    DELETE FROM people_contactpoint WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_externalkey
WITH done AS (
    DELETE FROM people_externalkey WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_restriction
WITH done AS (
    DELETE FROM people_restriction WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_registerentry
WITH done AS (
    DELETE FROM people_registerentry WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_profile
WITH done AS (
    DELETE FROM people_profile WHERE person_id = ANY (%(numbers)s) RETURNING person_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_merger
WITH done AS (
    DELETE FROM people_merger WHERE kept_id = ANY (%(numbers)s) RETURNING kept_id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: people_person
-- Last: whom a company knew, where nobody was reached, and a probe of ours go with the person.
WITH done AS (
    DELETE FROM people_person WHERE id = ANY (%(numbers)s) RETURNING id AS number
)
SELECT number, count(*) FROM done GROUP BY number;

-- name: stop
SELECT pg_notify('jatak_stop', each::text) FROM unnest(%(numbers)s::bigint[] || %(named)s::bigint[]) AS each;

-- name: certify
UPDATE retention_erasure AS e
SET done_at = %(at)s, tombstone_id = %(tombstone)s::uuid, part_id = d.part, numbers = d.numbers::bigint[], gone = d.gone::jsonb
FROM unnest(%(ids)s::uuid[], %(parts)s::bigint[], %(numbers)s::text[], %(gone)s::text[]) AS d (id, part, numbers, gone)
WHERE e.id = d.id;
