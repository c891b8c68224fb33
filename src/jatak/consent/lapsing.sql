-- name: events
COPY consent.consent_event (
    id, kind, at, recorded_at, person_id, controller_id, channels, survey, about_id, actor, via, salt, commitment,
    particulars_commitment
) FROM STDIN

-- name: particulars
COPY consent.consent_particulars (event_id, salt, data) FROM STDIN

-- name: end
UPDATE consent.consent_record AS r
SET ended_at = w.due_at, ended_by_id = w.event_id, ended_recorded_at = %(at)s
FROM unnest(%(records)s::bigint[], %(events)s::uuid[], %(due)s::timestamptz[]) AS w (id, event_id, due_at)
WHERE r.id = w.id AND r.ended_at IS NULL
