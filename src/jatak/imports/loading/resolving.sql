-- What is decided one row after the other: what the database knows of each row's address, key and act.

-- name: lookups
SELECT
    s.number, s.kind, s.normalised, s.key, s.beside, s.act_id, s.said_at, s.channels, s.keyed_hash,
    p.id AS point, p.person_id AS point_person, k.person_id AS key_person, e.id IS NOT NULL AS known
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
WHERE s.file_id = %(file)s AND s.turn = %(turn)s AND s.number BETWEEN %(first)s AND %(last)s
ORDER BY s.number, s.kind;

-- name: numbers
SELECT nextval('public.people_person_id_seq'), nextval('public.people_contactpoint_id_seq')
FROM generate_series(1, %(count)s);

-- name: who
DROP TABLE IF EXISTS who;
CREATE TEMPORARY TABLE who (
    number integer NOT NULL, kind text NOT NULL,
    person_id bigint, person_new boolean NOT NULL, enters boolean NOT NULL,
    contact_point_id bigint, point_new boolean NOT NULL, key_new boolean NOT NULL, made text, why text
) ON COMMIT DROP;

-- name: copy_who
COPY who (number, kind, person_id, person_new, enters, contact_point_id, point_new, key_new, made, why) FROM STDIN;
