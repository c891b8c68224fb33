-- name: count
-- Each yes once, whatever its channels: it took effect when it was confirmed, or when it was given where it need not be;
-- it was left where all of it had ended 30 days later. One pass over the records, in one statement.
WITH said AS (
    SELECT r.collection_point_version_id AS version_id, r.event_id,
        min(coalesce(r.confirmed_at, r.given_at)) AS began, max(coalesce(r.ended_at, 'infinity')) AS ended
    FROM consent.consent_record r
    WHERE (NOT r.needs_confirmation OR r.confirmed_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = r.person_id)
      AND r.given_at BETWEEN %(at)s - interval '120 days' AND %(at)s - interval '30 days'
    GROUP BY r.collection_point_version_id, r.event_id
), counted AS (
    SELECT version_id, count(*) AS said_yes, count(*) FILTER (WHERE ended <= began + interval '30 days') AS gone
    FROM said GROUP BY version_id
)
INSERT INTO consent.consent_stayed AS s (version_id, said_yes, "left", counted_at)
SELECT coalesce(c.version_id, k.version_id), coalesce(c.said_yes, 0), coalesce(c.gone, 0), %(at)s
FROM counted c FULL JOIN consent.consent_stayed k USING (version_id)
ON CONFLICT (version_id) DO UPDATE
SET said_yes = excluded.said_yes, "left" = excluded."left", counted_at = excluded.counted_at
WHERE s.counted_at <= excluded.counted_at
