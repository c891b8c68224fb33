-- A chunk of consents: who said them, what is known of them already, what is written. `{{...}}` are filled in by consents.py.

-- name: settle
-- The planner knows nothing yet of what was written a moment ago and takes it for a row; whatever it thinks, each row is
-- looked up by an index.
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
SET LOCAL work_mem = '128MB';

-- name: plain
-- Of each row that shares neither address nor key with another: whose they are, and whether the ledger knows the act.
SELECT
    s.*,
    coalesce(k.person_id, p.person_id) AS person_id,
    coalesce(k.person_id, p.person_id) IS NULL AS person_new,
    coalesce(k.person_id, p.person_id) IS NULL AS enters,
    p.id AS contact_point_id,
    p.id IS NULL AS point_new,
    s.key IS NOT NULL AND k.id IS NULL AS key_new,
    CASE WHEN k.person_id <> p.person_id THEN 'refused' WHEN e.id IS NOT NULL THEN 'unchanged' END AS made,
    CASE WHEN k.person_id <> p.person_id THEN 'key_of_another' END AS why
FROM consent.imports_staged AS s
LEFT JOIN LATERAL (
    SELECT p.id, p.person_id FROM public.people_contactpoint AS p
    WHERE p.kind = s.kind AND p.normalised = s.normalised OFFSET 0
) AS p ON true
LEFT JOIN LATERAL (
    SELECT k.id, k.person_id FROM public.people_externalkey AS k
    WHERE k.controller_id = %(controller)s AND k.system = %(system)s AND k.key = s.key OFFSET 0
) AS k ON s.key IS NOT NULL
LEFT JOIN LATERAL (SELECT e.id FROM consent.consent_event AS e WHERE e.id = s.act_id OFFSET 0) AS e ON true
WHERE s.file_id = %(file)s AND s.turn = 3 AND s.number BETWEEN %(first)s AND %(last)s

-- name: shared
-- The same of rows that do, as it was resolved one after the other.
SELECT
    s.*, w.person_id, w.person_new, w.enters, w.contact_point_id, w.point_new, w.key_new, w.made, w.why
FROM consent.imports_staged AS s
JOIN who AS w ON w.number = s.number AND w.kind = s.kind
WHERE s.file_id = %(file)s AND s.turn = 2 AND s.number BETWEEN %(first)s AND %(last)s

-- name: covers
-- Whether a whole no stands against what was asked; a newer yes of the person's own lifts it for itself alone. Without
-- these calls the planner looks at every no of the company instead of those of the address.
NOT n.survey AND coalesce(n.topic_id, n.brand_id) IS NULL
AND coalesce(n.controller_id = ANY (a.companies), true) AND coalesce(n.channel = ANY (a.channels), true)

-- name: barred
{{stands}}

-- name: stands
EXISTS (SELECT FROM consent.consent_suppression AS n WHERE n.address_hash = f.keyed_hash AND {{covers}})
OR f.person_id IS NOT NULL AND (
    EXISTS (SELECT FROM consent.consent_objection AS n WHERE n.person_id = f.person_id AND {{covers}})
    OR EXISTS (
        SELECT FROM public.people_contactpoint AS c
        JOIN consent.consent_suppression AS n ON n.address_hash = c.keyed_hash
        WHERE c.person_id = f.person_id AND {{covers}}
    )
)

-- name: barred_dry
-- In a dry run the noes of the same file stand nowhere but here.
{{stands}}
OR EXISTS (SELECT FROM dry_no AS n WHERE n.keyed_hash = f.keyed_hash AND (n.channel IS NULL OR n.channel = ANY (a.channels)))
OR EXISTS (SELECT FROM dry_no AS n WHERE n.person_id = f.person_id AND (n.channel IS NULL OR n.channel = ANY (a.channels)))
OR EXISTS (SELECT FROM dry_no AS n WHERE n.key = f.key AND (n.channel IS NULL OR n.channel = ANY (a.channels)))

-- name: decided
-- What becomes of each row; an address of nobody belongs to somebody new.
SELECT
    f.*, a.given, a.confirmed,
    coalesce(f.made, CASE WHEN {{barred}} THEN 'barred' ELSE 'consent' END) AS becomes
FROM ({{found}}) AS f
JOIN jsonb_to_recordset(%(asks)s) AS a (ask smallint, companies bigint[], channels text[], given text[], confirmed text[])
    ON a.ask = f.ask
-- Each row is decided once.
OFFSET 0

-- name: ready
-- With salts, and commitments to what the event will say; an act of an unknown day is that of its entry. The seed is 32
-- random bytes that live as long as this statement, so that no salt says anything of another.
INSERT INTO consent.imports_ready_{{lane}}
SELECT
    t.number, t.ask, t.becomes, CASE WHEN t.becomes = 'refused' THEN t.why ELSE t.reason END,
    t.person_id, t.person_new, t.enters, t.contact_point_id, t.point_new, t.key_new,
    t.kind, t.address, t.normalised, t.keyed_hash, t.name, t.language, t.country, t.key,
    t.act_id, t.at, t.said_at IS NOT NULL, t.confirmed_id, t.confirmed_at,
    t.particulars, t.particulars_salt, t.particulars_commitment,
    t.salt,
    sha256(t.salt || convert_to(
        t.given[1] || t.hash || t.given[2] || t.said || t.given[3] || t.act_id || t.given[4]
        || coalesce('"' || encode(t.particulars_commitment, 'hex') || '"', 'null') || t.given[5]
        || '"' || t.person_id || '"' || t.given[6],
        'UTF8'
    )),
    t.confirmed_salt,
    CASE WHEN t.confirmed_id IS NOT NULL THEN sha256(t.confirmed_salt || convert_to(
        t.confirmed[1] || '"' || t.act_id || '"' || t.confirmed[2] || t.hash || t.confirmed[3]
        || to_char(t.confirmed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || t.confirmed[4] || t.confirmed_id
        || t.confirmed[5] || '"' || t.person_id || '"' || t.confirmed[6],
        'UTF8'
    )) END
FROM (
    SELECT
        d.number, d.ask, d.becomes, d.why, d.reason, d.person_new,
        d.writes AND d.enters AS enters, d.writes AND d.point_new AS point_new, d.writes AND d.key_new AS key_new,
        d.kind, d.address, d.normalised, d.keyed_hash, d.name, d.language, d.country, d.key, d.said_at, d.confirmed_at,
        d.given, d.confirmed, d.at, d.particulars, d.particulars_salt, d.salt, d.confirmed_salt,
        CASE WHEN d.becomes <> 'refused' THEN d.act_id END AS act_id,
        CASE WHEN d.writes THEN d.confirmed_id END AS confirmed_id,
        CASE WHEN d.writes AND d.person_id IS NULL THEN nextval('public.people_person_id_seq') ELSE d.person_id END
            AS person_id,
        CASE WHEN d.writes AND d.contact_point_id IS NULL THEN nextval('public.people_contactpoint_id_seq')
            ELSE d.contact_point_id END AS contact_point_id,
        encode(d.keyed_hash, 'hex') AS hash,
        to_char(d.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS said,
        sha256(d.particulars_salt || convert_to(d.particulars, 'UTF8')) AS particulars_commitment
    FROM (
        SELECT
            b.*,
            b.becomes IN ('consent', 'barred') AS writes,
            coalesce(b.said_at, %(at)s) AS at,
            sha256(%(seed)s || 'given' || uuid_send(b.act_id)) AS salt,
            CASE WHEN b.confirmed_id IS NOT NULL THEN sha256(%(seed)s || 'confirmed' || uuid_send(b.act_id)) END
                AS confirmed_salt,
            CASE WHEN b.particulars IS NOT NULL THEN sha256(%(seed)s || 'particulars' || uuid_send(b.act_id)) END
                AS particulars_salt
        FROM ({{decided}}) AS b
        ORDER BY b.act_id
        OFFSET 0  -- Each salt is drawn once.
    ) AS d
    OFFSET 0  -- And each number.
) AS t;

-- name: write
SELECT consent.imports_write({{lane}}, %(system)s, %(controller)s, %(lines)s, %(at)s);

-- name: count_decided
SELECT b.becomes, CASE WHEN b.becomes = 'refused' THEN b.why ELSE b.reason END, count(*)
FROM ({{decided}}) AS b
GROUP BY 1, 2;

-- name: outcomes
INSERT INTO consent.imports_outcome (file_id, number, kind, decision, reason, says, person_id, event_id)
SELECT
    %(file)s, r.number, r.kind, r.decision, coalesce(r.reason, ''),
    CASE r.reason WHEN 'key_of_another' THEN %(key_of_another)s WHEN 'addresses_of_two' THEN %(addresses_of_two)s ELSE '' END,
    r.person_id, r.event_id
FROM consent.imports_ready_{{lane}} AS r
ORDER BY r.number, r.kind;

-- name: first_countries
-- People who were here before, of whom no country was known.
INSERT INTO public.people_profile (person_id, valid_from, recipient_kind, country, country_origin, work_topics)
SELECT DISTINCT ON (r.person_id) r.person_id, %(at)s, 0, r.country, %(imported)s, '{}'
FROM consent.imports_ready_{{lane}} AS r
WHERE r.decision IN ('consent', 'barred') AND r.country IS NOT NULL AND NOT r.enters
    AND NOT EXISTS (SELECT FROM public.people_profile AS p WHERE p.person_id = r.person_id AND p.valid_to IS NULL)
ORDER BY r.person_id, r.number;

-- name: other_countries
-- Countries that say something new of people who were here before: an import is the weakest source.
SELECT DISTINCT ON (r.person_id, r.country) r.person_id, r.country
FROM consent.imports_ready_{{lane}} AS r
JOIN public.people_profile AS p ON p.person_id = r.person_id AND p.valid_to IS NULL
WHERE r.decision IN ('consent', 'barred') AND NOT r.enters
    AND r.country IS DISTINCT FROM p.country AND r.country IS DISTINCT FROM p.other_country AND r.country IS NOT NULL
    AND (p.country_origin IS NULL OR p.country_origin >= %(imported)s)
ORDER BY r.person_id, r.country, r.number;

-- name: people
SELECT count(*) FROM consent.imports_ready_{{lane}} AS r WHERE r.enters;

-- name: empty
TRUNCATE consent.imports_ready_{{lane}};
