-- Gathering, 1 of 4: how many marketing messages of this controller each person got in the days that a promise counts, and the
-- topic of each.
--
-- `{{...}}` are filled in by `gathering.py`: the words are generated from the dataclass `Situation`; `{{wanted ...}}`
-- narrows a table to the people asked for, by name or by a stretch of ids, or is empty when everybody is. `q.` are the
-- questions, see `questions.py`. Every fact counts as of `q.as_of`, and only if it was recorded here by `q.known_at`.

SELECT person_id, count(*) AS messages, array_agg(topic_id) AS topics
FROM public.delivery_message m
WHERE created_at > q.frequency_from - interval '31 days' AND controller_id = q.controller AND marketing
  AND (state IN ('offered', 'accepted', 'uncertain')
       AND coalesce(offered_at, created_at) > q.frequency_from AND coalesce(offered_at, created_at) <= least(q.as_of, q.known_at)
       -- What another worker is about to send.
       OR state = 'claimed' AND claimed_by <> q.batch) {{wanted m.person_id}}
GROUP BY person_id
