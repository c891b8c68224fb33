-- name: take
-- Some of what waits, each by one process alone.
DELETE FROM onward_waiting WHERE event_id IN (
    SELECT event_id FROM onward_waiting ORDER BY event_id LIMIT %(at_most)s FOR UPDATE SKIP LOCKED
) RETURNING event_id

-- name: look_back
-- What was said before somebody told us who got the consents of a company: read once more, and told to the new one alone,
-- since whoever was told has a row.
INSERT INTO onward_waiting (event_id)
SELECT id FROM consent.consent_event
WHERE kind IN ('withdrawn', 'objected', 'refused') AND NOT survey AND person_id IS NOT NULL
    AND (controller_id = %(controller_id)s OR controller_id IS NULL) AND greatest(at, recorded_at) >= %(since)s
ON CONFLICT DO NOTHING

-- name: reached
-- The consents that each of these noes ended, or cut a part off, in a table that is gone with the transaction.
--
-- Of a withdrawal and an objection of one act the withdrawal speaks for both. A consent that had ended before was told of
-- then; one that nobody confirmed was passed to nobody.
CREATE TEMPORARY TABLE onward_reached ON COMMIT DROP AS
SELECT
    e.id AS event_id, e.controller_id AS of, e.topic_id, e.brand_id, e.via, e.at, e.recorded_at,
    least(e.at, e.recorded_at) AS since,
    r.person_id, r.controller_id, r.event_id AS given, r.channel, r.topics, r.contact_point_id, r.given_at, r.ended_at,
    v.id AS version_id, v.joint, v.partners, n.controller_id AS collector
FROM consent.consent_event e
LEFT JOIN people_merger m ON m.merged_id = e.person_id
JOIN consent.consent_record r ON r.person_id = coalesce(m.kept_id, e.person_id)
JOIN consent.consent_noticetext t ON t.id = r.notice_text_id
JOIN consent.consent_noticeversion v ON v.id = t.version_id
JOIN consent.consent_notice n ON n.id = v.notice_id
WHERE e.id = ANY (%(events)s) AND NOT e.survey AND e.kind IN ('withdrawn', 'objected', 'refused')
    AND NOT (e.kind <> 'withdrawn' AND EXISTS (
        SELECT FROM consent.consent_event w
        WHERE w.person_id = e.person_id AND w.kind = 'withdrawn' AND w.at = e.at AND w.recorded_at = e.recorded_at
            AND w.via = e.via AND w.channels = e.channels AND w.controller_id IS NOT DISTINCT FROM e.controller_id
            AND w.topic_id IS NOT DISTINCT FROM e.topic_id AND w.brand_id IS NOT DISTINCT FROM e.brand_id
    ))
    AND (e.controller_id IS NULL OR r.controller_id = e.controller_id)
    AND (e.channels = '{}' OR r.channel = ANY (e.channels))
    AND (e.topic_id IS NULL OR r.topics = '{}' OR e.topic_id = ANY (r.topics))
    AND (e.brand_id IS NULL OR r.brands = '{}' OR e.brand_id = ANY (r.brands))
    AND (r.ended_by_id = e.id OR (
        r.given_at <= least(e.at, e.recorded_at)
        AND (r.ended_at IS NULL OR r.ended_at >= least(e.at, e.recorded_at))
    ))
    AND (NOT r.needs_confirmation OR r.confirmed_at IS NOT NULL)
    -- A probe of the self-test is nobody.
    AND NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = e.person_id)

-- name: unknown_partners
-- Partners that the notices of these consents name, and of which nobody entered yet how they are told.
SELECT DISTINCT ON (x.collector, lower(p.name)) x.collector, p.name
FROM onward_reached x, jsonb_to_recordset(x.partners) AS p (name text)
WHERE p.name <> '' AND NOT EXISTS (
    SELECT FROM onward_partner o WHERE o.controller_id = x.collector AND lower(o.name) = lower(p.name)
)
ORDER BY x.collector, lower(p.name), p.name

-- name: whom
-- Each no once for every recipient of a consent that it touched: partners that the notice names, partners to whom the
-- company passed a list on which the person stood, and our own companies that the notice names, where the yes was not
-- given jointly (then the no ended it there already). What a partner told us is not told back.
WITH recipients AS (
    SELECT x.*, o.id AS partner_id, NULL::bigint AS sister_id
    FROM onward_reached x, jsonb_to_recordset(x.partners) AS p (name text), onward_partner o
    WHERE o.controller_id = x.collector AND lower(o.name) = lower(p.name)
    UNION ALL
    SELECT x.*, o.id, NULL
    FROM onward_reached x
    JOIN onward_partner o ON o.controller_id = x.controller_id
    JOIN onward_handover h ON h.partner_id = o.id
    WHERE (h.topic_id IS NULL OR x.topics = '{}' OR h.topic_id = ANY (x.topics))
        AND (h.topic_id IS NULL OR x.topic_id IS NULL OR h.topic_id = x.topic_id)
        AND (h.channel IS NULL OR h.channel = x.channel)
        AND x.given_at < (h.handed_on + 1)::timestamp AT TIME ZONE 'UTC'
        AND (x.ended_at IS NULL OR x.ended_at >= h.handed_on::timestamp AT TIME ZONE 'UTC')
    UNION ALL
    SELECT x.*, NULL, x.collector
    FROM onward_reached x
    WHERE x.of IS NOT NULL AND x.collector <> x.controller_id AND NOT x.joint
    UNION ALL
    SELECT x.*, NULL, r.controller_id
    FROM onward_reached x
    JOIN consent.consent_record r ON r.event_id = x.given AND r.controller_id <> x.controller_id
    WHERE x.of IS NOT NULL AND r.ended_at IS NULL AND NOT x.joint
)
SELECT
    event_id, person_id, controller_id, partner_id, sister_id,
    array_agg(DISTINCT channel ORDER BY channel) AS channels, topic_id, brand_id, via, at, recorded_at,
    array_agg(DISTINCT contact_point_id) AS points
FROM recipients y
WHERE NOT EXISTS (SELECT FROM onward_partner o WHERE o.id = y.partner_id AND o.closed_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM onward_theirword w WHERE w.partner_id = y.partner_id AND y.event_id = ANY (w.events))
GROUP BY event_id, person_id, controller_id, partner_id, sister_id, topic_id, brand_id, via, at, recorded_at
ORDER BY event_id, partner_id, sister_id
