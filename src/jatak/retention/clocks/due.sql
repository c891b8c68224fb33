-- What the clocks find, each in one pass over its table. A country is where the law of a person is looked up: the empty
-- one stands for a person of whom it is not known, or where no pack is. Who has two countries is under both laws.
-- Months end with the month: from 31 August six months end on 28 February, from where six months back are 28 August. So what
-- lets rows be passed over by an index reaches three days further than the day that is due.
-- Every statement answers: id, event_id, person_id, controller_id, channel, began_at, due_at, months, country.

-- name: term
-- Of the person of profile `p`, at the company of row `r`: after how many months by the stricter of two laws; NULL: no limit.
LEFT JOIN unnest(%(controllers)s::bigint[], %(countries)s::text[], %(months)s::integer[])
    AS one (controller, country, months)
    ON one.controller = r.controller_id
    AND one.country = CASE WHEN p.country = ANY (%(known)s::text[]) THEN p.country ELSE '' END
LEFT JOIN unnest(%(controllers)s::bigint[], %(countries)s::text[], %(months)s::integer[])
    AS other (controller, country, months)
    ON other.controller = r.controller_id AND other.country = p.other_country
CROSS JOIN LATERAL (SELECT least(one.months, other.months) AS months) AS term

-- name: silence
-- When a silence has lasted so long towards the company of acquaintance `s`, which saw an act; NULL: no act is known.
CROSS JOIN LATERAL (SELECT s.last_own_act_at + make_interval(months => term.months) AS at) AS due

-- name: heard
-- The newest act towards the company of acquaintance `s` that is known; where none is, the newest yes to the company of
-- row `r`, or the day on which it was entered.
CROSS JOIN LATERAL (SELECT coalesce(s.last_own_act_at, (
    SELECT max(greatest(y.given_at, y.confirmed_at)) FROM consent.consent_record AS y
    WHERE y.person_id = r.person_id AND y.controller_id = r.controller_id
      AND (NOT y.needs_confirmation OR y.confirmed_at IS NOT NULL))) AS at) AS heard

-- name: unused
SELECT r.id, r.event_id, r.person_id, r.controller_id, r.channel, began.at AS began_at, due.at AS due_at, term.months,
       CASE WHEN other.months < coalesce(one.months, other.months + 1) THEN p.other_country ELSE coalesce(p.country, '') END
           AS country
FROM consent.consent_record AS r
LEFT JOIN people_profile AS p ON p.person_id = r.person_id AND p.valid_to IS NULL
{term}
-- What others entered may have been used elsewhere before: nobody knows, so it counts from the day of its entry.
CROSS JOIN LATERAL (SELECT greatest(r.given_at, r.last_used_at, CASE WHEN NOT r.own_act THEN r.recorded_at END) AS at)
    AS began
CROSS JOIN LATERAL (SELECT began.at + make_interval(months => term.months) AS at) AS due
WHERE r.ended_at IS NULL AND (NOT r.needs_confirmation OR r.confirmed_at IS NOT NULL)
  AND r.given_at <= %(until)s - make_interval(months => %(shortest)s) + interval '3 days'
  AND due.at <= %(until)s
  AND (%(company)s::bigint IS NULL OR r.controller_id = %(company)s)
  AND NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = r.person_id)

-- name: inactivity
-- Where no act towards the company is known, the newest yes to it counts, or the day on which it was entered, as at the
-- gate (`clearance.gathering`): the consent ends. That nobody is erased for it is for `erasure.may_go` to see to.
SELECT r.id, r.event_id, r.person_id, r.controller_id, r.channel, heard.at AS began_at, due.at AS due_at, term.months,
       CASE WHEN other.months < coalesce(one.months, other.months + 1) THEN p.other_country ELSE coalesce(p.country, '') END
           AS country
FROM consent.consent_record AS r
JOIN people_acquaintance AS s ON s.controller_id = r.controller_id AND s.person_id = r.person_id
LEFT JOIN people_profile AS p ON p.person_id = r.person_id AND p.valid_to IS NULL
{term}
{heard}
CROSS JOIN LATERAL (SELECT heard.at + make_interval(months => term.months) AS at) AS due
WHERE coalesce(s.last_own_act_at, r.given_at) <= %(until)s - make_interval(months => %(shortest)s) + interval '3 days'
  AND r.ended_at IS NULL AND (NOT r.needs_confirmation OR r.confirmed_at IS NOT NULL)
  AND due.at <= %(until)s
  AND (%(company)s::bigint IS NULL OR r.controller_id = %(company)s)
  AND NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = r.person_id)

-- name: proof
-- A consent that ended, with all that was given with it; of two laws the one that keeps its proof longer counts. And a
-- row a company for messages that stood on no consent. What a restriction, a request or an erasure under way needs stays.
WITH needed AS (
    SELECT person_id FROM people_restriction
    WHERE begun_at <= %(at)s AND coalesce(ended_at, 'infinity') > %(at)s
    UNION ALL SELECT person_id FROM desk_request WHERE closed_at IS NULL AND person_id IS NOT NULL
    UNION ALL SELECT person_id FROM retention_erasure WHERE done_at IS NULL
    UNION ALL SELECT person_id FROM people_probe
)
SELECT NULL::bigint AS id, r.event_id, r.person_id, min(r.controller_id) AS controller_id, min(r.channel) AS channel,
       max(began.at) AS began_at, max(due.at) AS due_at,
       max(term.months) AS months, min(coalesce(p.country, '')) AS country
FROM consent.consent_record AS r
LEFT JOIN people_profile AS p ON p.person_id = r.person_id AND p.valid_to IS NULL
LEFT JOIN unnest(%(controllers)s::bigint[], %(countries)s::text[], %(months)s::integer[])
    AS one (controller, country, months)
    ON one.controller = r.controller_id
    AND one.country = CASE WHEN p.country = ANY (%(known)s::text[]) THEN p.country ELSE '' END
LEFT JOIN unnest(%(controllers)s::bigint[], %(countries)s::text[], %(months)s::integer[])
    AS other (controller, country, months)
    ON other.controller = r.controller_id AND other.country = p.other_country
CROSS JOIN LATERAL (SELECT greatest(one.months, other.months) AS months) AS term
-- As above: what others entered may have been used elsewhere before, so it is kept from the day of its entry on.
CROSS JOIN LATERAL (SELECT greatest(r.given_at, r.last_used_at, CASE WHEN NOT r.own_act THEN r.recorded_at END) AS at)
    AS began
CROSS JOIN LATERAL (SELECT greatest(began.at + make_interval(months => term.months), r.ended_at) AS at) AS due
WHERE r.ended_at <= %(until)s
  AND (%(people)s::bigint[] IS NULL OR r.person_id = ANY (%(people)s::bigint[]))
  AND NOT EXISTS (SELECT FROM consent.consent_record AS live WHERE live.event_id = r.event_id AND live.ended_at IS NULL)
  AND r.person_id NOT IN (SELECT person_id FROM needed)
GROUP BY r.event_id, r.person_id
HAVING bool_and(term.months IS NOT NULL) AND (%(company)s::bigint IS NULL OR min(r.controller_id) = %(company)s)
   AND max(due.at) <= %(until)s
UNION ALL
SELECT NULL::bigint, NULL::uuid, m.person_id, m.controller_id, NULL::text, max(m.began_at), min(m.due_at), max(m.months),
       min(m.country)
FROM ({messages}) AS m
WHERE m.person_id NOT IN (SELECT person_id FROM needed)
GROUP BY m.person_id, m.controller_id

-- name: messages
-- Each message that no consent speaks for, and whose own time is over: of a sale from the last message on that sale, of
-- service from itself.
SELECT m.id, m.created_at, m.person_id, m.controller_id, used.at AS began_at, due.at AS due_at, term.months,
       coalesce(p.country, '') AS country
FROM delivery_message AS m
JOIN people_person AS s ON s.id = m.person_id
LEFT JOIN people_profile AS p ON p.person_id = m.person_id AND p.valid_to IS NULL
LEFT JOIN unnest(%(controllers)s::bigint[], %(countries)s::text[], %(months)s::integer[])
    AS one (controller, country, months)
    ON one.controller = m.controller_id
    AND one.country = CASE WHEN p.country = ANY (%(known)s::text[]) THEN p.country ELSE '' END
LEFT JOIN unnest(%(controllers)s::bigint[], %(countries)s::text[], %(months)s::integer[])
    AS other (controller, country, months)
    ON other.controller = m.controller_id AND other.country = p.other_country
CROSS JOIN LATERAL (SELECT greatest(one.months, other.months) AS months) AS term
CROSS JOIN LATERAL (
    SELECT CASE WHEN m.relation_id IS NULL THEN coalesce(m.offered_at, m.created_at) ELSE (
        SELECT max(coalesce(n.offered_at, n.created_at)) FROM delivery_message AS n
        WHERE n.person_id = m.person_id AND n.relation_id = m.relation_id
    ) END AS at
) AS used
CROSS JOIN LATERAL (SELECT used.at + make_interval(months => term.months) AS at) AS due
WHERE m.created_at <= %(until)s - make_interval(months => %(shortest)s) + interval '3 days'
  AND m.state NOT IN ('waiting', 'claimed', 'offered')
  AND (m.consent_event_id IS NULL
       OR NOT EXISTS (SELECT FROM consent.consent_record AS r WHERE r.event_id = m.consent_event_id))
  AND due.at <= %(until)s
  AND (%(company)s::bigint IS NULL OR m.controller_id = %(company)s)
  AND (%(people)s::bigint[] IS NULL OR m.person_id = ANY (%(people)s::bigint[]))

-- name: windows
-- Every relation, with the day on which its window closes, or closed; NULL: no law and no choice closes it.
SELECT k.id, NULL::uuid AS event_id, k.person_id, k.controller_id, NULL::text AS channel, k.concluded_at AS began_at,
       due.at AS due_at, NULL::integer AS months, coalesce(p.country, '') AS country
FROM customers.customers_relation AS k
LEFT JOIN people_profile AS p ON p.person_id = k.person_id AND p.valid_to IS NULL
LEFT JOIN jsonb_to_recordset(%(laws)s::jsonb) AS one (country text, kind smallint, months integer, from_end boolean)
    ON one.kind = k.kind AND one.country = CASE WHEN p.country = ANY (%(known)s::text[]) THEN p.country ELSE '' END
LEFT JOIN jsonb_to_recordset(%(laws)s::jsonb) AS other (country text, kind smallint, months integer, from_end boolean)
    ON other.kind = k.kind AND other.country = p.other_country
LEFT JOIN jsonb_to_recordset(%(own)s::jsonb) AS own (controller bigint, kind smallint, months integer, from_end boolean)
    ON own.kind = k.kind AND own.controller = k.controller_id
CROSS JOIN LATERAL (SELECT CASE WHEN k.day_known THEN coalesce(k.last_at, k.concluded_at) END AS last,
    k.kind = ANY (%(lasting)s::smallint[]) AND k.running = %(yes)s AND k.ended_at IS NULL AS runs) AS day
CROSS JOIN LATERAL (SELECT CASE WHEN NOT day.runs THEN greatest(day.last, k.ended_at) END AS by_law,
    CASE WHEN NOT day.runs THEN greatest(day.last, k.delivery_end, k.ended_at) END AS by_own) AS ends
CROSS JOIN LATERAL (SELECT least(
    CASE WHEN one.from_end THEN ends.by_law ELSE day.last END + make_interval(months => one.months),
    CASE WHEN other.from_end THEN ends.by_law ELSE day.last END + make_interval(months => other.months),
    CASE WHEN own.from_end THEN ends.by_own ELSE day.last END + make_interval(months => own.months)) AS at) AS due
WHERE k.cancelled_at IS NULL
  AND (%(company)s::bigint IS NULL OR k.controller_id = %(company)s)
  AND NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = k.person_id)

-- name: customer
-- Windows that close from now on; what is closed is closed, and nothing is done about it.
{windows}
  AND due.at > %(at)s AND due.at <= %(until)s

-- name: unconfirmed
SELECT l.id, l.event_id, l.person_id, l.controller_id, NULL::text AS channel, l.asked_at AS began_at, l.ends_at AS due_at,
       NULL::integer AS months, '' AS country
FROM consent.consent_letter AS l
WHERE l.forgotten_at IS NULL AND l.ends_at <= %(until)s
  AND (%(company)s::bigint IS NULL OR l.controller_id = %(company)s)
  AND EXISTS (SELECT FROM consent.consent_record AS r
              WHERE r.event_id = l.event_id AND r.needs_confirmation AND r.confirmed_at IS NULL AND r.ended_at IS NULL)
