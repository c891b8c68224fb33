-- Figures by week for the charts, of all companies at once; each reads its table once.

-- name: coming_and_leaving
-- Who said yes and who left, each person once a week and way; a no to everybody counts where the person is known.
SELECT coalesce(e.controller_id, a.controller_id) AS controller, CASE e.kind WHEN 'given' THEN 'yes' ELSE 'left' END AS what,
       date_trunc('week', least(e.at, e.recorded_at) AT TIME ZONE 'UTC')::date AS week, e.via,
       count(DISTINCT coalesce(e.person_id::text, encode(e.address_hash, 'hex'))) AS people
FROM consent.consent_event AS e
LEFT JOIN people_acquaintance AS a ON e.controller_id IS NULL AND a.person_id = e.person_id
WHERE least(e.at, e.recorded_at) >= %(since)s AND e.kind IN ('given', 'withdrawn', 'objected')
  AND coalesce(e.controller_id, a.controller_id) IS NOT NULL
  AND NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = e.person_id)
GROUP BY 1, 2, 3, 4;

-- name: lapsing
-- Consents that nobody uses, by the week in which their country's law lets them lapse.
SELECT r.controller_id, date_trunc('week', at.lapses AT TIME ZONE 'UTC')::date AS week, count(*)
FROM consent.consent_record AS r
JOIN people_profile AS p ON p.person_id = r.person_id AND p.valid_to IS NULL
JOIN unnest(%(countries)s::text[], %(months)s::integer[]) AS l (country, months)
    ON l.country = CASE WHEN p.country = ANY (%(known)s::text[]) THEN p.country ELSE '' END
CROSS JOIN LATERAL (SELECT greatest(CASE WHEN r.day_known THEN r.given_at END, r.last_used_at)
                           + make_interval(months => l.months) AS lapses) AS at
WHERE NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = r.person_id)
  AND r.ended_at IS NULL AND at.lapses > %(at)s AND at.lapses <= %(until)s
GROUP BY 1, 2;

-- name: replace
INSERT INTO clearance_week (controller_id, what, week, via, count, counted_at)
SELECT w.controller_id, w.what, w.week, w.via, w.count, %(at)s
FROM unnest(%(controllers)s::bigint[], %(whats)s::text[], %(weeks)s::date[], %(vias)s::text[], %(counts)s::bigint[])
     AS w (controller_id, what, week, via, count)
ON CONFLICT (controller_id, what, week, via) DO UPDATE SET count = excluded.count, counted_at = excluded.counted_at;

-- name: stale
DELETE FROM clearance_week WHERE counted_at < %(at)s;
