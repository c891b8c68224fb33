-- What one company holds of a person moves to a number of its own, which is nobody: that number is erased then, whole, as
-- anybody is. Each statement is named by its table (see `columns.toml`: those that are `named` or `used`) and says how many rows
-- went by it alone; what only moved is counted where it goes. The ledger never changes: its events are found by company.

-- name: is_known
-- Whether the company knows the person, and whether another one does.
SELECT coalesce(bool_or(controller_id = %(company)s), false), coalesce(bool_or(controller_id <> %(company)s), false)
FROM people_acquaintance WHERE person_id = %(person)s;

-- name: people_contactpoint
-- First, while messages still say to which address they went: what this company used, and no other one did.
WITH used AS (
    SELECT r.contact_point_id AS point, r.controller_id AS company FROM consent.consent_record AS r
    WHERE r.person_id = ANY (%(living)s)
    UNION
    SELECT k.contact_point_id, k.controller_id FROM customers.customers_relation AS k WHERE k.person_id = ANY (%(living)s)
    UNION
    SELECT m.contact_point_id, m.controller_id FROM delivery_message AS m WHERE m.person_id = ANY (%(living)s)
    UNION
    SELECT n.id, n.noted_for_id FROM people_contactpoint AS n WHERE n.person_id = %(person)s AND n.noted_for_id IS NOT NULL
), alone AS (
    SELECT point FROM used WHERE point IS NOT NULL GROUP BY point HAVING bool_and(company = %(company)s)
)
UPDATE people_contactpoint AS c SET person_id = %(part)s
FROM alone WHERE c.person_id = %(person)s AND c.id = alone.point;

-- name: people_unreachable
UPDATE people_unreachable AS u SET person_id = %(part)s
FROM people_contactpoint AS c WHERE c.person_id = %(part)s AND u.contact_point_id = c.id;

-- name: delivery_message
-- An address that stays for others is not to be found by what is kept of this company.
UPDATE delivery_message SET
    person_id = %(part)s,
    contact_point_id = CASE WHEN state IN ('claimed', 'offered') THEN contact_point_id ELSE -id END
WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: consent_record
UPDATE consent.consent_record SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: consent_objection
UPDATE consent.consent_objection SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: consent_pause
UPDATE consent.consent_pause SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: consent_ownfrequency
UPDATE consent.consent_ownfrequency SET person_id = %(part)s
WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: customers_purchaseline
UPDATE customers.customers_purchaseline SET person_id = %(part)s
WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: customers_relation
UPDATE customers.customers_relation SET person_id = %(part)s
WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: imports_outcome
UPDATE consent.imports_outcome AS o SET person_id = %(part)s
FROM consent.imports_file AS f
WHERE f.id = o.file_id AND f.controller_id = %(company)s AND o.person_id = ANY (%(living)s);

-- name: inbound_arrival
UPDATE inbound_arrival SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: desk_request
UPDATE desk_request SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: people_restriction
UPDATE people_restriction SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: farewell_left
UPDATE farewell_left SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: onward_passing
UPDATE onward_passing SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: campaigns_servicemessage
UPDATE campaigns_servicemessage SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: retention_answerorder
UPDATE retention_answerorder SET number = %(part)s
WHERE subject = 'person' AND number = ANY (%(living)s) AND controller_id = %(company)s;

-- name: receipts_keptreceipt
UPDATE receipts_keptreceipt SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: retention_letgo
UPDATE retention_letgo SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: retention_reactivationnotice
UPDATE retention_reactivationnotice SET person_id = %(part)s
WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: people_externalkey
UPDATE people_externalkey SET person_id = %(part)s WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: people_acquaintance
-- Goes at once; the rows that moved made none.
DELETE FROM people_acquaintance WHERE person_id = ANY (%(living)s) AND controller_id = %(company)s;

-- name: campaigns_linkasked
-- Names an address and no number.
DELETE FROM campaigns_linkasked WHERE address_hash = ANY (%(hashes)s) AND controller_id = %(company)s;

-- name: accounts_apireply
-- What a program of this company was answered.
DELETE FROM accounts_apireply AS a USING accounts_apitoken AS t
WHERE t.id = a.token_id AND t.controller_id = %(company)s AND EXISTS (
    SELECT FROM regexp_matches(a.body, '"(?:person|id)": ?"?([0-9]{1,18})', 'g') AS n (found)
    WHERE n.found[1]::bigint = ANY (%(living)s)
);
