-- name: forget
DELETE FROM retention_due WHERE clock = %(clock)s;

-- name: keep
-- Each person once a company and week, however many of their consents are due in it.
WITH found AS ({found}), weekly AS (
    SELECT DISTINCT controller_id, person_id,
        date_trunc('week', greatest(due_at, %(at)s) AT TIME ZONE 'UTC')::date AS week
    FROM found
), numbered AS (
    SELECT *, (row_number() OVER (PARTITION BY controller_id, week ORDER BY person_id) - 1) / 500 AS part FROM weekly
)
INSERT INTO retention_due (controller_id, clock, week, part, people, count, counted_at)
SELECT controller_id, %(clock)s, week, part, array_agg(person_id ORDER BY person_id), count(*), %(at)s
FROM numbered GROUP BY controller_id, week, part;

-- name: nobody
-- A company of which nothing was found has a row without people: so it is known that somebody looked, and when.
INSERT INTO retention_due (controller_id, clock, week, part, people, count, counted_at)
SELECT c.id, %(clock)s, date_trunc('week', %(at)s AT TIME ZONE 'UTC')::date, 0, '{}', 0, %(at)s
FROM people_controller AS c
WHERE NOT EXISTS (SELECT FROM retention_due AS d WHERE d.controller_id = c.id AND d.clock = %(clock)s);
