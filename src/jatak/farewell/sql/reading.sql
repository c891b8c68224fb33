-- name: take
-- Some of what waits, each by one process alone.
DELETE FROM farewell_waiting WHERE event_id IN (
    SELECT event_id FROM farewell_waiting ORDER BY event_id LIMIT %(at_most)s FOR UPDATE SKIP LOCKED
) RETURNING event_id

-- name: note
-- Each act once for each company: an objection speaks for the withdrawals of the same act, and one to everything for its
-- part about surveys. Who left everything left each company that knows them.
INSERT INTO farewell_left (
    controller_id, event_id, person_id, via, actor, channels, topic_id, brand_id, survey, everything, message_id,
    said_at, heard_at, noted_at
)
SELECT
    c.id, e.id, coalesce(m.kept_id, e.person_id), e.via, e.actor, e.channels, e.topic_id, e.brand_id, e.survey,
    e.controller_id IS NULL, e.message_id, e.at, e.recorded_at, %(at)s
FROM consent.consent_event e
LEFT JOIN people_merger m ON m.merged_id = e.person_id
JOIN people_controller c ON c.id = e.controller_id OR (e.controller_id IS NULL AND EXISTS (
    SELECT FROM people_acquaintance a
    WHERE a.controller_id = c.id AND a.person_id = coalesce(m.kept_id, e.person_id)
))
WHERE e.id = ANY (%(events)s) AND NOT EXISTS (
    SELECT FROM consent.consent_event o
    WHERE o.kind = 'objected' AND (e.kind = 'withdrawn' OR e.survey) AND NOT o.survey AND o.id <> e.id
        AND o.at = e.at AND o.recorded_at = e.recorded_at AND o.via = e.via AND o.actor = e.actor
        AND o.channels = e.channels AND o.controller_id IS NOT DISTINCT FROM e.controller_id
        AND o.topic_id IS NOT DISTINCT FROM e.topic_id AND o.brand_id IS NOT DISTINCT FROM e.brand_id
        AND (o.person_id = e.person_id OR (
            e.person_id IS NULL AND o.person_id IS NULL AND o.address_hash = e.address_hash
        ))
)
    -- A probe of the self-test is nobody.
    AND NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = e.person_id)
ON CONFLICT DO NOTHING
RETURNING id
