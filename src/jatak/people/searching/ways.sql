-- The ways in which people are found; each is one range of one index, read from a place on and no further than a page.
--
-- `{{allowed person}}` narrows a column of persons to whom may be seen and to the filters; `{{place}}` begins after the
-- cursor; `{{order}}` is the direction. Names and addresses are compared as their indexes are sorted (text_pattern_ops).

-- name: exact
SELECT person_id, point_id, id FROM (
    SELECT DISTINCT ON (x.person_id) x.person_id, x.point_id, x.person_id AS id FROM (
        SELECT id AS person_id, NULL::bigint AS point_id FROM people_person WHERE id = %(person_id)s
        UNION ALL
        SELECT person_id, NULL::bigint FROM people_externalkey
        WHERE key = %(key)s AND (%(controllers)s::bigint[] IS NULL OR controller_id = ANY (%(controllers)s))
        UNION ALL
        SELECT person_id, id FROM people_contactpoint WHERE kind = 'telephone' AND normalised = %(telephone)s
    ) x
    ORDER BY x.person_id, x.point_id NULLS FIRST
) p
WHERE true {{place}} {{allowed p.person_id}}
ORDER BY {{order}}
LIMIT %(limit)s

-- name: name
SELECT p.id AS person_id, NULL::bigint AS point_id, p.id FROM people_person p
WHERE lower(p.name) LIKE lower(%(name)s) {{place}} {{allowed p.id}}
ORDER BY {{order}}
LIMIT %(limit)s

-- name: family_name
SELECT p.id AS person_id, NULL::bigint AS point_id, p.id FROM people_person p
WHERE {{last_word}} LIKE lower(%(name)s) AND lower(p.name) NOT LIKE lower(%(name)s) {{place}} {{allowed p.id}}
ORDER BY {{order}}
LIMIT %(limit)s

-- name: address
SELECT c.person_id, c.id AS point_id, c.id FROM people_contactpoint c
WHERE c.normalised LIKE %(address)s {{place}} {{allowed c.person_id}}
    -- Somebody with two such addresses is found by the first, and who was found by name not once more.
    AND NOT EXISTS (
        SELECT FROM people_contactpoint d
        WHERE d.person_id = c.person_id AND d.id < c.id AND d.normalised LIKE %(address)s
    )
    AND (%(name)s IS NULL OR NOT EXISTS (
        SELECT FROM people_person p
        WHERE p.id = c.person_id AND (lower(p.name) LIKE lower(%(name)s) OR {{last_word}} LIKE lower(%(name)s))
    ))
ORDER BY {{order}}
LIMIT %(limit)s

-- name: everybody
SELECT p.id AS person_id, NULL::bigint AS point_id, p.id FROM people_person p
WHERE true {{place}}
ORDER BY {{order}}
LIMIT %(limit)s

-- name: of_country
SELECT p.person_id, NULL::bigint AS point_id, p.person_id AS id FROM people_profile p
WHERE p.valid_to IS NULL AND p.country = %(country)s {{place}}
ORDER BY {{order}}
LIMIT %(limit)s

-- name: known
SELECT DISTINCT p.person_id, NULL::bigint AS point_id, p.person_id AS id
FROM unnest(%(controllers)s::bigint[]) AS c (id), LATERAL (
    SELECT p.person_id FROM people_acquaintance p
    WHERE p.controller_id = c.id {{place}} {{country p.person_id}}
    ORDER BY {{order}}
    LIMIT %(limit)s
) p
ORDER BY {{order}}
LIMIT %(limit)s
