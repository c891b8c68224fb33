-- Gathering, 3 of 4: every live consent of each person to this controller, packed as a situation. One for another channel
-- names no address of this one.
--
-- `{{...}}` are filled in by `gathering.py`: the words are generated from the dataclass `Situation`; `{{wanted ...}}`
-- narrows a table to the people asked for, by name or by a stretch of ids, or is empty when everybody is. `q.` are the
-- questions, see `questions.py`. Every fact counts as of `q.as_of`, and only if it was recorded here by `q.known_at`.

WITH
-- The newest judgement of each collection point version.
judged AS (
    SELECT DISTINCT ON (version_id) version_id, proof, {{judged_word}} AS word, {{act_alone}} AS act_alone
    FROM consent.consent_assessment a
    WHERE judged_at <= q.as_of AND recorded_at <= q.known_at
    ORDER BY version_id, judged_at DESC, id DESC
)
SELECT c.person_id, {{reached CASE WHEN c.channel = q.via_channel THEN c.contact_point_id END}} AS contact_point_id, p.person_word, {{consent_word}} AS ground_word,
       {{evidence c.event_id}} AS consent_event_id, {{evidence c.notice_text_id}} AS notice_text_id,
       NULL::bigint AS relation_id, {{evidence c.given_at}} AS ground_at
FROM consent.consent_record c
JOIN {{person}} p ON p.person_id = c.person_id
JOIN consent.consent_noticetext t ON t.id = c.notice_text_id
JOIN consent.consent_noticeversion v ON v.id = t.version_id
LEFT JOIN judged a ON a.version_id = c.collection_point_version_id
WHERE c.controller_id = q.controller AND c.given_at <= q.as_of AND c.recorded_at <= q.known_at
  AND (c.ended_at IS NULL OR c.ended_at > q.as_of OR c.ended_recorded_at > q.known_at) {{wanted c.person_id}}
