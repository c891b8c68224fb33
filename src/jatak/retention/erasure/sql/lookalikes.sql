-- name: alike
-- Found by indexes: addresses by their beginning, names and keys as they are. Of a mailbox what stands before a plus, without
-- its dots where the provider ignores them, is what counts.
WITH own AS (
    SELECT c.id, c.kind, c.normalised,
        split_part(split_part(c.normalised, '@', 1), '+', 1) AS part,
        split_part(c.normalised, '@', 2) AS domain
    FROM people_contactpoint AS c WHERE c.person_id = %(person)s
), mine AS (
    SELECT part, domain,
        CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(part, '.', '') ELSE part END AS bare,
        CASE WHEN domain = 'googlemail.com' THEN 'gmail.com' ELSE domain END AS provider
    FROM own WHERE kind = 'email'
), mailboxes AS (
    SELECT c.person_id, mine.*,
        split_part(split_part(c.normalised, '@', 1), '+', 1) AS their_part,
        CASE split_part(c.normalised, '@', 2) WHEN 'googlemail.com' THEN 'gmail.com' ELSE split_part(c.normalised, '@', 2) END
            AS their_provider
    FROM mine
    -- The first letter never moves by dots or tags, so the index is asked by it for Gmail and by the whole part elsewhere.
    JOIN people_contactpoint AS c ON c.kind = 'email' AND c.person_id <> %(person)s
        AND (c.normalised LIKE replace(replace(mine.part, '\', '\\'), '_', '\_') || '@%%'
             OR c.normalised LIKE replace(replace(mine.part, '\', '\\'), '_', '\_') || '+%%'
             OR (mine.provider = 'gmail.com' AND c.normalised LIKE left(mine.part, 1) || '%%'
                 AND split_part(c.normalised, '@', 2) IN ('gmail.com', 'googlemail.com')))
), found AS (
    SELECT person_id, 'mailbox' AS alike FROM mailboxes
    WHERE their_provider = provider
      AND (their_part = part OR (provider = 'gmail.com' AND replace(their_part, '.', '') = bare))
    UNION
    SELECT c.person_id, 'number'
    FROM own JOIN people_contactpoint AS c
        ON c.normalised = own.normalised AND c.person_id <> %(person)s AND c.kind <> own.kind
    UNION
    SELECT p.id, 'name'
    FROM people_person AS me
    JOIN people_person AS p ON lower(p.name) = lower(me.name) AND p.id <> me.id
    JOIN people_contactpoint AS c ON c.person_id = p.id AND c.kind = 'email'
    JOIN mine ON split_part(split_part(c.normalised, '@', 1), '+', 1) = mine.part
        OR split_part(c.normalised, '@', 2) = mine.domain
    WHERE me.id = %(person)s AND me.name <> '' AND position(' ' IN trim(me.name)) > 0
    UNION
    SELECT k.person_id, 'key'
    FROM people_externalkey AS mine_too
    JOIN people_externalkey AS k ON k.key = mine_too.key AND k.system = mine_too.system AND k.person_id <> %(person)s
    WHERE mine_too.person_id = %(person)s
)
SELECT f.person_id, p.name, array_agg(f.alike ORDER BY f.alike)
FROM found AS f JOIN people_person AS p ON p.id = f.person_id
GROUP BY f.person_id, p.name ORDER BY f.person_id LIMIT 50;
