-- name: of_versions
-- What was counted of some versions since a day: each version with its sums, and the last day on which it was answered.
SELECT
    v.id,
    (SELECT coalesce(sum(s.count), 0) FROM consent.consent_shown s WHERE s.version_id = v.id AND s.day >= %(since)s) AS shown,
    coalesce(sum(a.yes), 0) AS yes,
    coalesce(sum(a.no), 0) AS no,
    coalesce(sum(a.silent), 0) AS silent,
    coalesce(sum(a.confirmed), 0) AS confirmed,
    (SELECT max(l.day) FROM consent.consent_answered l WHERE l.version_id = v.id) AS last_day
FROM unnest(%(versions)s::bigint[]) AS v (id)
LEFT JOIN consent.consent_answered a ON a.version_id = v.id AND a.day >= %(since)s
GROUP BY v.id

-- name: by_day
-- What was counted of some versions since a day, day by day.
SELECT day, sum(shown) AS shown, sum(yes) AS yes, sum(no) AS no, sum(silent) AS silent, sum(confirmed) AS confirmed
FROM (
    SELECT day, count AS shown, 0 AS yes, 0 AS no, 0 AS silent, 0 AS confirmed
    FROM consent.consent_shown WHERE version_id = ANY (%(versions)s) AND day >= %(since)s
    UNION ALL
    SELECT day, 0, yes, no, silent, confirmed
    FROM consent.consent_answered WHERE version_id = ANY (%(versions)s) AND day >= %(since)s
) AS counted
GROUP BY day
ORDER BY day
