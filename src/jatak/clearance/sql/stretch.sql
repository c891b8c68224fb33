-- What decides for each person of a stretch, over the candidates that were gathered.

-- name: anew
-- Of the stretch before; and the planner would sort all candidates by their words, to find a few thousand situations.
DROP TABLE IF EXISTS pg_temp.best CASCADE;
SET LOCAL enable_mergejoin = off;

-- name: best
-- One row a person: the situation that comes first in the order of answers, with the best evidence, then the newest.
CREATE TEMPORARY TABLE best AS
SELECT DISTINCT ON (c.person_id) c.person_id, v.number, c.contact_point_id, c.consent_event_id, c.notice_text_id, c.relation_id
FROM {{candidates}} AS c
JOIN unnest(%(person_words)s::bigint[], %(ground_words)s::bigint[], %(places)s::bigint[])
    WITH ORDINALITY AS v (person_word, ground_word, place, number)
    ON v.person_word = c.person_word AND v.ground_word = c.ground_word
ORDER BY c.person_id, v.place, c.ground_at DESC NULLS LAST, c.consent_event_id, c.relation_id;

-- name: counts
SELECT number - 1, count(*) FROM best GROUP BY number;

-- name: cleared
-- The situation of each number, 0 where it is denied: an array keeps the order of people, where a join would not.
CREATE TEMPORARY VIEW cleared AS
SELECT person_id, contact_point_id, ('{{situations}}'::bigint[])[number] AS situation_id,
       consent_event_id, notice_text_id, relation_id
FROM best
WHERE contact_point_id IS NOT NULL AND ('{{situations}}'::bigint[])[number] <> 0;
