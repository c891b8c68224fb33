-- name: count
-- Each person once a version: in force beats unconfirmed, unconfirmed beats left; whose consents lapsed has not left. One
-- pass over the records, in one statement, so that the figures of all versions are of one instant; a version that nobody
-- holds any more goes to zero.
WITH standing AS (
    SELECT t.version_id, r.person_id,
        bool_or(r.ended_at IS NULL AND (NOT r.needs_confirmation OR r.confirmed_at IS NOT NULL)) AS holds,
        bool_or(r.ended_at IS NULL) AS open,
        bool_or(e.kind IS DISTINCT FROM 'lapsed') AS said
    FROM consent.consent_record r JOIN consent.consent_noticetext t ON t.id = r.notice_text_id
    LEFT JOIN consent.consent_event e ON e.id = r.ended_by_id
    WHERE NOT EXISTS (SELECT FROM people_probe AS probe WHERE probe.person_id = r.person_id)
    GROUP BY t.version_id, r.person_id
), counted AS (
    SELECT version_id,
        count(*) FILTER (WHERE holds) AS people,
        count(*) FILTER (WHERE open AND NOT holds) AS unconfirmed,
        count(*) FILTER (WHERE NOT open AND said) AS gone
    FROM standing GROUP BY version_id
)
INSERT INTO consent.consent_held AS h (version_id, people, unconfirmed, "left", counted_at)
SELECT coalesce(c.version_id, k.version_id), coalesce(c.people, 0), coalesce(c.unconfirmed, 0), coalesce(c.gone, 0), %(at)s
FROM counted c FULL JOIN consent.consent_held k USING (version_id)
ON CONFLICT (version_id) DO UPDATE
SET people = excluded.people, unconfirmed = excluded.unconfirmed, "left" = excluded."left",
    counted_at = excluded.counted_at
WHERE h.counted_at <= excluded.counted_at
