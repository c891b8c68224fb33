-- Gathering, 4 of 4: every relation of each person with this controller, packed as a situation.
--
-- `{{...}}` are filled in by `gathering.py`: the words are generated from the dataclass `Situation`; `{{wanted ...}}`
-- narrows a table to the people asked for, by name or by a stretch of ids, or is empty when everybody is. `q.` are the
-- questions, see `questions.py`. Every fact counts as of `q.as_of`, and only if it was recorded here by `q.known_at`.

SELECT k.person_id, {{reached c.id}} AS contact_point_id, p.person_word, {{relation_word}} AS ground_word,
       NULL::uuid AS consent_event_id, NULL::bigint AS notice_text_id, {{evidence k.id}} AS relation_id,
       {{evidence k.concluded_at}} AS ground_at
FROM customers.customers_relation k
JOIN {{person}} p ON p.person_id = k.person_id
-- The address that was got in the relation, if it serves this channel; without one, any address of the person.
{{got_in}}
LEFT JOIN jsonb_to_recordset(q.windows) AS w (country text, relation smallint, after timestamptz, from_end boolean)
    ON w.country = p.law AND w.relation = k.kind
LEFT JOIN jsonb_to_recordset(q.windows) AS y (country text, relation smallint, after timestamptz, from_end boolean)
    ON y.country = p.other_law AND y.relation = k.kind
-- The company's own window, which may count from homecoming or an event's day; the law's never does.
LEFT JOIN jsonb_to_recordset(q.own_windows) AS v (relation smallint, after timestamptz, from_end boolean) ON v.relation = k.kind
WHERE k.controller_id = q.controller AND k.concluded_at <= q.as_of AND k.recorded_at <= q.known_at
  AND (k.cancelled_at IS NULL OR k.cancelled_at > q.as_of) {{wanted k.person_id}}
