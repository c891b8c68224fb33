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
