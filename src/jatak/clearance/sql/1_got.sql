-- Gathering, 1 of 4: how many marketing messages of this controller each person got in the days that a promise counts, and the
-- topic of each.
--
-- `{{...}}` are filled in by `gathering.py`: the words are generated from the dataclass `Situation`; `{{wanted ...}}`
-- narrows a table to the people asked for, by name or by a stretch of ids, or is empty when everybody is. `q.` are the
-- questions, see `questions.py`. Every fact counts as of `q.as_of`, and only if it was recorded here by `q.known_at`.

SELECT person_id, count(*) AS messages, array_agg(topic_id) AS topics
FROM public.delivery_message m
WHERE {{counted}} {{wanted m.person_id}}
GROUP BY person_id
