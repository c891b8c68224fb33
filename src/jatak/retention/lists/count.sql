-- Counts the lists of one company, one ground a statement. `entries` has a row a person and channel: controller_id, person_id,
-- channel, kind (of address), state, since, used_at, source, falls_at. Every row of `entries` gets exactly one standing.

-- name: ready
-- Everybody is joined with everything once: a look-up a row is never better, and where too few rows are expected it is fatal.
SET LOCAL work_mem = '128MB'; SET LOCAL enable_nestloop = off

-- name: consents
SELECT w.controller_id, w.person_id, w.channel, way.kind,
       CASE WHEN NOT w.confirmed THEN 'unconfirmed' WHEN w.ended_at IS NULL THEN 'stands'
            WHEN ended.kind = 'lapsed' AND NOT {refused} THEN 'lapsed' ELSE 'left' END AS state,
       w.given_at AS since, w.used_at, 'point:' || place.point_id AS source, nullif(w.falls_at, 'infinity') AS falls_at
FROM (
    SELECT r.controller_id, r.person_id, r.channel, r.given_at, r.ended_at, r.ended_by_id, r.collection_point_version_id,
           (NOT r.needs_confirmation OR r.confirmed_at IS NOT NULL) AS confirmed,
           row_number() OVER best AS nth,
           max(r.last_used_at) OVER (PARTITION BY r.person_id, r.channel) AS used_at,
           max(coalesce(falling.due_at, 'infinity')) FILTER (WHERE r.ended_at IS NULL)
               OVER (PARTITION BY r.person_id, r.channel) AS falls_at
    FROM consent.consent_record AS r
    LEFT JOIN (
        SELECT due.id, min(due.due_at) AS due_at FROM ({unused} UNION ALL {inactivity}) AS due GROUP BY due.id
    ) AS falling ON falling.id = r.id
    WHERE r.controller_id = %(company)s
      AND NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = r.person_id)
    -- What stands comes first, of it the newest; then what ended last; what nobody confirmed, last of all.
    WINDOW best AS (
        PARTITION BY r.person_id, r.channel
        ORDER BY (NOT r.needs_confirmation OR r.confirmed_at IS NOT NULL) DESC, coalesce(r.ended_at, 'infinity') DESC,
                 r.given_at DESC, r.id DESC
    )
) AS w
JOIN consent.consent_collectionpointversion AS place ON place.id = w.collection_point_version_id
LEFT JOIN unnest(%(channels)s::text[], %(kinds)s::text[]) AS way (channel, kind) ON way.channel = w.channel
LEFT JOIN consent.consent_event AS ended ON ended.id = w.ended_by_id
WHERE w.nth = 1

-- name: customers
-- A relation is with the address that was given in it; where none was, with each that the person has.
SELECT w.controller_id, w.person_id, w.channel, w.kind,
       CASE WHEN {refused} OR {suppressed} THEN 'left' WHEN w.falls_at <= %(at)s THEN 'lapsed' ELSE 'stands' END AS state,
       w.since, NULL::timestamptz AS used_at, 'relation:' || w.relation AS source, w.falls_at
FROM (
    SELECT bought.*,
           row_number() OVER (
               PARTITION BY bought.person_id, bought.channel
               ORDER BY coalesce(bought.falls_at, 'infinity') DESC, bought.since DESC, bought.id DESC
           ) AS nth
    FROM (
        SELECT k.id, k.controller_id, k.person_id, k.kind AS relation, way.channel, way.kind, c.keyed_hash,
               coalesce(k.last_at, k.concluded_at) AS since, window_of.due_at AS falls_at
        FROM ({windows}) AS window_of
        JOIN customers.customers_relation AS k ON k.id = window_of.id
        JOIN people_contactpoint AS c
            ON c.person_id = k.person_id AND (k.contact_point_id IS NULL OR c.id = k.contact_point_id)
        JOIN unnest(%(channels)s::text[], %(kinds)s::text[]) AS way (channel, kind) ON way.kind = c.kind
    ) AS bought
) AS w
WHERE w.nth = 1

-- name: refused
-- The person `w` said no to everything here, and no newer yes of their own lifts it.
EXISTS (
    SELECT FROM consent.consent_objection AS o
    WHERE o.person_id = w.person_id AND NOT o.survey AND o.topic_id IS NULL AND o.brand_id IS NULL
      AND (o.controller_id IS NULL OR o.controller_id = w.controller_id) AND (o.channel IS NULL OR o.channel = w.channel)
      AND NOT {lifted}
)

-- name: suppressed
-- The same no by the address, whoever has it by now.
EXISTS (
    SELECT FROM consent.consent_suppression AS o
    WHERE o.address_hash = w.keyed_hash AND NOT o.survey AND o.topic_id IS NULL AND o.brand_id IS NULL
      AND (o.controller_id IS NULL OR o.controller_id = w.controller_id) AND (o.channel IS NULL OR o.channel = w.channel)
      AND NOT {lifted}
)

-- name: lifted
EXISTS (
    SELECT FROM consent.consent_record AS newer
    WHERE newer.person_id = w.person_id AND newer.controller_id = w.controller_id
      AND newer.ended_at IS NULL AND newer.own_at > o.at
)

-- name: keep
WITH told AS (
    SELECT r.*, coalesce(term.months, %(yardstick)s) AS months
    FROM ({entries}) AS r
    LEFT JOIN people_profile AS p ON p.person_id = r.person_id AND p.valid_to IS NULL
    {term}
), quiet AS (
    SELECT term.*, s.last_own_act_at, p.recorded_at AS known_since, coalesce(due.at > %(at)s, false) AS awake
    FROM told AS term
    JOIN people_person AS p ON p.id = term.person_id
    LEFT JOIN people_acquaintance AS s ON s.controller_id = %(company)s AND s.person_id = term.person_id
    {silence}
), sent AS (
    SELECT m.person_id, c.kind, m.id, m.created_at, m.settled_at, {arrived} AS arrived
    FROM delivery_message AS m
    JOIN people_contactpoint AS c ON c.id = m.contact_point_id
    WHERE m.controller_id = %(company)s AND {settled}
      AND m.person_id IN (SELECT quiet.person_id FROM quiet WHERE quiet.state = 'stands' AND NOT quiet.awake)
), messages AS (
    SELECT s.person_id, s.kind, {newest}, min(s.created_at) AS oldest_at FROM sent AS s GROUP BY s.person_id, s.kind
), judged AS (
    SELECT p.channel COLLATE "C" AS channel, p.source COLLATE "C" AS source, p.since, p.person_id,
        p.state = 'stands' AND p.falls_at <= %(soon)s AS soon,
        p.state = 'stands' AND p.falls_at <= %(later)s AS later,
        CASE
            WHEN p.state <> 'stands' THEN p.state
            WHEN p.awake THEN 'active'
            -- Months that went into the archive name nobody here; whoever came later cannot be in them.
            WHEN m.arrived_at IS NULL AND p.known_since >= coalesce(
                (SELECT max(month) + interval '1 month' FROM delivery_archive), '-infinity'
            ) THEN 'never_reached'
            WHEN coalesce(m.last_failed, false)
                OR NOT EXISTS (
                    SELECT FROM people_contactpoint AS c
                    WHERE c.person_id = p.person_id AND c.kind = p.kind AND {reachable}
                )
                OR {unsent}
                OR {unobserved}
            THEN 'not_observed'
            ELSE 'inactive'
        END COLLATE "C" AS standing
    FROM quiet AS p
    LEFT JOIN messages AS found ON found.person_id = p.person_id AND found.kind = p.kind
    -- What is still here of messages says how they ended; what was used before them is in the archive.
    CROSS JOIN LATERAL (
        SELECT found.last_failed, greatest(
            found.arrived_at, CASE WHEN p.used_at < coalesce(found.oldest_at, 'infinity') THEN p.used_at END
        ) AS arrived_at
    ) AS m
), placed AS (
    SELECT judged.*, (%(ages)s::smallint[])[1 + width_bucket(judged.since, %(edges)s::timestamptz[])] AS age FROM judged
), numbered AS (
    SELECT placed.*, (row_number() OVER (
        PARTITION BY placed.channel, placed.standing, placed.source, placed.age ORDER BY placed.person_id
    ) - 1) / 500 AS part FROM placed
)
INSERT INTO retention_listed (count_id, ground, channel, standing, source, age, part, people, number, soon, later)
SELECT %(count)s, %(ground)s, channel, standing, source, age, part, array_agg(person_id ORDER BY person_id), count(*),
       count(*) FILTER (WHERE soon), count(*) FILTER (WHERE later)
FROM numbered GROUP BY channel, standing, source, age, part

-- name: total
INSERT INTO retention_listtotal (count_id, ground, channel, standing, people, soon, later)
SELECT count_id, ground, channel, standing, sum(number), sum(soon), sum(later)
FROM retention_listed WHERE count_id = %(count)s GROUP BY count_id, ground, channel, standing

-- name: forget
-- Of older counts the totals stay, and not who they were.
DELETE FROM retention_listed WHERE count_id IN (
    SELECT id FROM retention_listcount WHERE controller_id = %(company)s AND id <> %(count)s
)
