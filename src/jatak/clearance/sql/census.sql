-- A census: everybody whom a company knows, counted stretch by stretch of their ids.

-- name: next
-- How many of the people whom the company knows are in the next stretch, and the last of them.
SELECT count(*), max(person_id)
FROM (SELECT person_id FROM people_acquaintance
      WHERE controller_id = %(controller)s AND person_id > %(after)s AND person_id <= %(upto)s
      ORDER BY person_id LIMIT %(size)s) AS next;

-- name: last
SELECT coalesce(max(id), 0) FROM people_person;

-- name: counts
-- Of the passing table `best`: the situation, how many people it decides, how many of them have an address.
SELECT number - 1, count(*), count(contact_point_id) FROM best GROUP BY number;

-- name: languages
-- Of the passing table `best`: the languages of those who may be written to and have an address.
SELECT p.language, count(*)
FROM best JOIN people_person AS p ON p.id = best.person_id AND p.id > %(after)s AND p.id <= %(upto)s
WHERE best.contact_point_id IS NOT NULL AND best.number = ANY (%(permitted)s::bigint[])
GROUP BY p.language;

-- name: shares
INSERT INTO clearance_censusshare (census_id, situation_id, count, reachable)
SELECT %(census)s, s.situation_id, s.count, s.reachable
FROM unnest(%(situations)s::bigint[], %(counts)s::bigint[], %(reachable)s::bigint[]) AS s (situation_id, count, reachable)
ON CONFLICT (census_id, situation_id) DO UPDATE
SET count = clearance_censusshare.count + excluded.count, reachable = clearance_censusshare.reachable + excluded.reachable;

-- name: members
-- Who is in which situation, some hundred people a row.
INSERT INTO clearance_censusmembers (census_id, situation_id, first, last, people)
SELECT %(census)s, (%(ids)s::bigint[])[number], min(person_id), max(person_id), array_agg(person_id ORDER BY person_id)
FROM (SELECT person_id, number, (row_number() OVER (PARTITION BY number ORDER BY person_id) - 1) / %(together)s AS part
      FROM best) AS numbered
GROUP BY number, part;

-- name: found
-- The situations of a census, to be decided and put in order.
SELECT s.situation_id, w.person_word, w.ground_word, s.count, s.reachable
FROM clearance_censusshare AS s JOIN clearance_situation AS w ON w.id = s.situation_id
WHERE s.census_id = %(census)s;

-- name: order
UPDATE clearance_censusshare AS s SET nth = o.nth
FROM unnest(%(situations)s::bigint[]) WITH ORDINALITY AS o (situation_id, nth)
WHERE s.census_id = %(census)s AND s.situation_id = o.situation_id;

-- name: people
-- A page of the people of some shares, in the order of shares and ids, after one of them.
SELECT s.nth, m.person
FROM clearance_censusshare AS s
CROSS JOIN LATERAL (
    SELECT p.person FROM clearance_censusmembers AS c CROSS JOIN LATERAL unnest(c.people) AS p (person)
    WHERE c.census_id = s.census_id AND c.situation_id = s.situation_id
      AND c.last > CASE WHEN s.nth = %(nth)s THEN %(person)s ELSE 0 END
      AND p.person > CASE WHEN s.nth = %(nth)s THEN %(person)s ELSE 0 END
    ORDER BY c.first, p.person LIMIT %(size)s
) AS m
WHERE s.census_id = %(census)s AND s.nth >= greatest(%(first)s, %(nth)s) AND s.nth <= %(last)s
ORDER BY s.nth, m.person
LIMIT %(size)s;

-- name: forget
-- What a census found, before it is counted anew or deleted.
WITH shares AS (DELETE FROM clearance_censusshare WHERE census_id = ANY (%(ids)s)),
     reasons AS (DELETE FROM clearance_censusreason WHERE census_id = ANY (%(ids)s))
DELETE FROM clearance_censusmembers WHERE census_id = ANY (%(ids)s);

-- name: outdated
-- All but the newest done one of a question, some hours after they were shown last; a campaign keeps its own.
SELECT c.id FROM clearance_census AS c
WHERE c.key = %(key)s AND c.campaign_id IS NULL AND c.state IN ('done', 'failed') AND c.touched_at < %(before)s
  AND c.id < (SELECT max(id) FROM clearance_census WHERE key = %(key)s AND state = 'done');

-- name: abandoned
-- What somebody asked once and nobody asks any more.
SELECT id FROM clearance_census
WHERE NOT standing AND campaign_id IS NULL AND state IN ('done', 'failed') AND touched_at < %(before)s;
