-- Who the customers of a file are, and what their purchases say of them.

-- name: customers
-- A customer's person: the one of this customer number, else the one of the address, else a new one. New numbers that
-- come with the same new address are one person.
CREATE TEMPORARY TABLE customer ON COMMIT DROP AS
WITH named AS (
    SELECT DISTINCT ON (n.customer) n.customer AS key, n.email
    FROM numbered AS n
    WHERE n.customer IS NOT NULL
    ORDER BY n.customer, n.email IS NULL, n.line
),
found AS (
    SELECT d.key, coalesce(k.person_id, p.person_id) AS person_id, coalesce(d.email, '/' || d.key) AS identity
    FROM named AS d
    LEFT JOIN people_externalkey AS k
        ON k.controller_id = %(controller)s AND k.system = 'purchases' AND k.key = d.key
    LEFT JOIN people_contactpoint AS p ON p.kind = 'email' AND p.normalised = d.email
),
entered AS MATERIALIZED (
    SELECT identity, nextval(pg_get_serial_sequence('people_person', 'id')) AS person_id
    FROM (SELECT DISTINCT identity FROM found WHERE person_id IS NULL ORDER BY identity) AS missing
)
SELECT f.key, coalesce(f.person_id, e.person_id) AS person_id, f.person_id IS NULL AS entered
FROM found AS f
LEFT JOIN entered AS e ON f.person_id IS NULL AND e.identity = f.identity;
ANALYZE customer;

-- name: insert_people
INSERT INTO people_person (id, name, language)
SELECT DISTINCT c.person_id, '', '' FROM customer AS c WHERE c.entered;

-- name: insert_keys
INSERT INTO people_externalkey (controller_id, system, key, person_id)
SELECT %(controller)s, 'purchases', c.key, c.person_id
FROM customer AS c
ON CONFLICT (controller_id, system, key) DO NOTHING;

-- name: insert_given
-- Addresses of customers; one that is another person's already stays theirs.
INSERT INTO people_contactpoint (person_id, kind, address, normalised, keyed_hash)
SELECT DISTINCT ON (n.email) c.person_id, 'email', g.as_given, n.email, g.keyed_hash
FROM numbered AS n
JOIN customer AS c ON c.key = n.customer
JOIN given AS g ON g.email = n.email
ORDER BY n.email, n.line
ON CONFLICT (kind, normalised) DO NOTHING;

-- name: others_addresses
-- How many customers gave an address that is another person's.
SELECT count(DISTINCT c.key)
FROM numbered AS n
JOIN customer AS c ON c.key = n.customer
JOIN people_contactpoint AS p ON p.kind = 'email' AND p.normalised = n.email
WHERE p.person_id <> c.person_id;

-- name: own_acts
-- A purchase is an act of one's own towards the shop, a cancellation is none. One that the file dates later than today is
-- one of today. The relations come first: by them the shop knows who bought.
UPDATE people_acquaintance AS a
SET last_own_act_at = bought.at, last_own_act = 'purchase', last_own_act_source = 'purchases of file ' || %(file)s
FROM (
    SELECT l.person_id, least(max(l.at), now()) AS at
    FROM customers_purchaseline AS l
    WHERE l.file_id = %(file)s AND l.person_id IS NOT NULL AND l.quantity > 0
    GROUP BY l.person_id
) AS bought
WHERE a.controller_id = %(controller)s AND a.person_id = bought.person_id
    AND (a.last_own_act_at IS NULL OR a.last_own_act_at < bought.at);

-- name: standing_profiles
-- What is known already of the people that this file touches.
CREATE TEMPORARY TABLE standing ON COMMIT DROP AS
SELECT t.person_id, min(p.valid_from) AS first_from
FROM touched AS t
JOIN people_profile AS p ON p.person_id = t.person_id
GROUP BY t.person_id;
ANALYZE standing;

-- name: insert_profiles
-- The countries that purchases name, in time, up to where the person's profile begins: the newest is the country, the one
-- before it the other country, because both stand on bills and neither outranks the other. A purchase without a country
-- changes nothing. A profile holds from the first purchase on, so that an audience as of that day sees it.
INSERT INTO people_profile (
    person_id, valid_from, valid_to, recipient_kind, country, country_origin, other_country, work_topics
)
WITH line AS (
    SELECT l.person_id, l.at, l.id, l.country, s.first_from
    FROM customers_purchaseline AS l
    JOIN touched AS t ON t.person_id = l.person_id
    LEFT JOIN standing AS s ON s.person_id = l.person_id
    WHERE s.first_from IS NULL OR l.at < s.first_from
),
named AS (
    SELECT line.*, lag(line.country) OVER (PARTITION BY line.person_id ORDER BY line.at, line.id) AS last_named
    FROM line
    WHERE line.country IS NOT NULL
),
turn AS (
    SELECT named.*, lag(named.country) OVER (PARTITION BY named.person_id ORDER BY named.at, named.id) AS before
    FROM named
    WHERE named.last_named IS DISTINCT FROM named.country
),
began AS (
    SELECT DISTINCT ON (step.person_id, step.at)
        step.person_id, step.at, step.first_from, step.country, step.before
    FROM (
        SELECT turn.person_id, turn.at, turn.id, turn.first_from, turn.country, turn.before FROM turn
        UNION ALL
        SELECT line.person_id, min(line.at), 0, min(line.first_from), NULL, NULL FROM line GROUP BY line.person_id
    ) AS step
    ORDER BY step.person_id, step.at, step.id DESC
)
SELECT
    began.person_id,
    began.at,
    coalesce(lead(began.at) OVER (PARTITION BY began.person_id ORDER BY began.at), began.first_from),
    %(recipient_kind)s,
    began.country,
    CASE WHEN began.country IS NOT NULL THEN %(billing)s END,
    began.before,
    '{}'
FROM began;

-- name: new_countries
-- Countries that this file names of people who were known before, and that their profile does not hold.
SELECT l.person_id, l.country, min(l.at) AS at
FROM customers_purchaseline AS l
JOIN standing AS s ON s.person_id = l.person_id
JOIN people_profile AS p ON p.person_id = l.person_id AND p.valid_to IS NULL
WHERE l.file_id = %(file)s
    AND (p.country_origin IS NULL OR p.country_origin >= %(billing)s)
    AND l.country IS DISTINCT FROM p.country
    AND l.country IS DISTINCT FROM p.other_country
    AND l.country IS NOT NULL
GROUP BY l.person_id, l.country
ORDER BY at;
