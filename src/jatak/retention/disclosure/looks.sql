-- name: looks
-- On which days which pages about a person were opened, and how often; of a company by accounts that work for it, or for every one.
-- The tables are asked themselves: to know them as models, a process needs the console and all that it brings.
SELECT (at AT TIME ZONE 'UTC')::date AS day, page, count(*) AS times
FROM accounts_look
WHERE person_id = ANY (%(people)s)
    AND (
        %(company)s::bigint IS NULL
        OR user_id IN (
            SELECT user_id FROM accounts_membership WHERE controller_id = %(company)s OR controller_id IS NULL
        )
    )
GROUP BY day, page
ORDER BY day, page;
