-- What decides for each person of a stretch, over the candidates that were gathered.

-- name: best
-- One row a person: the situation that comes first in the order of answers, with the best evidence, then the newest. Where the
-- ground names no address, any of the person's.
CREATE TEMPORARY TABLE best ON COMMIT DROP AS
SELECT person_id, number, consent_event_id, notice_text_id, relation_id,
       coalesce(contact_point_id, (SELECT min(x.id) FROM people_contactpoint x
                                   WHERE x.person_id = one.person_id AND x.kind = %(contact_kind)s)) AS contact_point_id
FROM (
    SELECT DISTINCT ON (c.person_id) c.person_id, v.number, c.contact_point_id, c.consent_event_id, c.notice_text_id, c.relation_id
    FROM {{candidates}} AS c
    JOIN unnest(%(person_words)s::bigint[], %(ground_words)s::bigint[], %(places)s::bigint[])
        WITH ORDINALITY AS v (person_word, ground_word, place, number)
        ON v.person_word = c.person_word AND v.ground_word = c.ground_word
    ORDER BY c.person_id, v.place, c.ground_at DESC NULLS LAST, c.consent_event_id, c.relation_id
) AS one;

-- name: counts
SELECT number - 1, count(*) FROM best GROUP BY number;

-- name: cleared
-- The situation of each number, 0 where it is denied: an array keeps the order of people, where a join would not.
CREATE TEMPORARY VIEW cleared AS
SELECT person_id, contact_point_id, (%(situations)s::bigint[])[number] AS situation_id,
       consent_event_id, notice_text_id, relation_id
FROM best
WHERE contact_point_id IS NOT NULL AND (%(situations)s::bigint[])[number] <> 0;
