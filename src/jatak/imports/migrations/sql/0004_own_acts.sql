-- The newest yes that a file dated, of whom no act was known.
UPDATE people_person AS p
SET last_own_act_at = said.at, last_own_act = 'yes', last_own_act_source = 'event ' || said.event_id
FROM (
    SELECT DISTINCT ON (r.person_id) r.person_id, r.event_id,
        least(greatest(r.given_at, r.confirmed_at), r.recorded_at) AS at
    FROM consent.consent_record AS r
    JOIN consent.consent_event AS e ON e.id = r.event_id
    WHERE e.actor = 'import' AND r.day_known
    ORDER BY r.person_id, at DESC, r.event_id
) AS said
WHERE p.id = said.person_id AND p.last_own_act_at IS NULL;
