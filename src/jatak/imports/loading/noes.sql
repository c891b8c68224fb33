-- A chunk of noes: what each says no to, whether it is in the ledger, what it ends. Those that a file brings stand as each
-- no does; `consent.leaving` says the same of one at a time.

-- name: create
DROP TABLE IF EXISTS said, fresh, reached;
CREATE TEMPORARY TABLE said (
    number integer NOT NULL, kind text NOT NULL, person_id bigint, keyed_hash bytea NOT NULL, key text,
    scope smallint NOT NULL, at timestamptz NOT NULL, day_known boolean NOT NULL,
    objected_id uuid NOT NULL, withdrawn_id uuid NOT NULL, objected_again uuid, withdrawn_again uuid
) ON COMMIT DROP;

-- name: copy
COPY said (
    number, kind, person_id, keyed_hash, key, scope, at, day_known, objected_id, withdrawn_id, objected_again, withdrawn_again
) FROM STDIN;

-- name: fresh
-- What the ledger does not know. A no of an unknown day is the same in every file, unless the person said yes since.
CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS
SELECT DISTINCT ON (f.id)
    f.id, f.withdrawn, f.number, f.kind, f.person_id, f.keyed_hash, f.key, f.at, least(f.at, %(at)s) AS since,
    c.scope, c.channel, c.survey, c.objected, c.withdrawn AS withdrawn_entry
FROM (
    SELECT
        s.*,
        CASE WHEN e.id IS NULL THEN s.objected_id ELSE s.objected_again END AS id,
        CASE WHEN e.id IS NULL THEN s.withdrawn_id ELSE s.withdrawn_again END AS withdrawn,
        e.id IS NOT NULL AS repeated
    FROM said AS s
    LEFT JOIN consent.consent_event AS e ON e.id = s.objected_id
) AS f
JOIN jsonb_to_recordset(%(scopes)s) AS c (scope smallint, channel text, survey boolean, objected text[], withdrawn text[])
    ON c.scope = f.scope
WHERE NOT f.repeated OR NOT f.day_known AND EXISTS (
    SELECT FROM consent.consent_record AS r
    WHERE r.person_id = f.person_id AND r.controller_id = %(controller)s AND NOT EXISTS (
        SELECT FROM consent.consent_suppression AS n
        WHERE n.address_hash = f.keyed_hash AND n.controller_id = %(controller)s AND n.survey = c.survey
            AND n.channel IS NOT DISTINCT FROM c.channel AND n.at >= coalesce(r.own_at, r.given_at)
    )
) AND NOT EXISTS (SELECT FROM consent.consent_event AS a WHERE a.id = f.objected_again)
ORDER BY f.id, f.number;

-- name: lock
SELECT FROM consent.consent_record AS r
WHERE r.person_id IN (SELECT f.person_id FROM fresh AS f) AND r.controller_id = %(controller)s AND r.ended_at IS NULL
ORDER BY r.id
FOR UPDATE;

-- name: reached
-- The consents that each no ends: given before it, ties included; of two noes the first one in the file.
CREATE TEMPORARY TABLE reached ON COMMIT DROP AS
SELECT DISTINCT ON (r.id) r.id AS record_id, r.event_id, f.id AS no_id, f.number, f.kind, v.joint
FROM fresh AS f
JOIN consent.consent_record AS r ON r.person_id = f.person_id
JOIN consent.consent_noticetext AS t ON t.id = r.notice_text_id
JOIN consent.consent_noticeversion AS v ON v.id = t.version_id
WHERE NOT f.survey AND r.controller_id = %(controller)s AND (f.channel IS NULL OR r.channel = f.channel)
    AND r.ended_at IS NULL AND r.given_at <= f.since
ORDER BY r.id, f.number, f.id;

-- name: jointly
-- A yes that was given to several at once ends for all: that is said one at a time.
DELETE FROM fresh AS f
USING (SELECT DISTINCT r.number FROM reached AS r WHERE r.joint) AS j
WHERE f.number = j.number
RETURNING f.number, f.kind, f.person_id, f.keyed_hash, f.channel, f.survey, f.at;

-- name: withdrawn
INSERT INTO consent.consent_event (
    id, kind, at, recorded_at, person_id, address_hash, controller_id, channels, survey, about_id, actor, via, salt, commitment
)
SELECT
    w.withdrawn, 'withdrawn', w.at, %(at)s, w.person_id, w.keyed_hash, %(controller)s, w.channels, false, w.about,
    'import', 'import', w.salt,
    sha256(w.salt || convert_to(
        w.entry[1] || coalesce('"' || w.about || '"', 'null') || w.entry[2] || encode(w.keyed_hash, 'hex') || w.entry[3]
        || to_char(w.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || w.entry[4] || w.withdrawn || w.entry[5]
        || '"' || w.person_id || '"' || w.entry[6],
        'UTF8'
    ))
FROM (
    SELECT
        f.withdrawn, f.at, f.person_id, f.keyed_hash, f.withdrawn_entry AS entry,
        CASE WHEN f.channel IS NULL THEN '{}' ELSE ARRAY[f.channel] END AS channels,
        e.about, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS salt
    FROM fresh AS f
    JOIN (
        SELECT r.no_id, CASE WHEN count(DISTINCT r.event_id) = 1 THEN (array_agg(r.event_id))[1] END AS about
        FROM reached AS r GROUP BY r.no_id
    ) AS e ON e.no_id = f.id
    OFFSET 0
) AS w
ORDER BY w.withdrawn;

-- name: objected
INSERT INTO consent.consent_event (
    id, kind, at, recorded_at, person_id, address_hash, controller_id, channels, survey, actor, via, salt, commitment
)
SELECT
    o.id, 'objected', o.at, %(at)s, o.person_id, o.keyed_hash, %(controller)s,
    CASE WHEN o.channel IS NULL THEN '{}' ELSE ARRAY[o.channel] END, o.survey, 'import', 'import', o.salt,
    sha256(o.salt || convert_to(
        o.objected[1] || encode(o.keyed_hash, 'hex') || o.objected[2]
        || to_char(o.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || o.objected[3] || o.id || o.objected[4]
        || coalesce('"' || o.person_id || '"', 'null') || o.objected[5],
        'UTF8'
    ))
FROM (
    SELECT f.*, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS salt FROM fresh AS f OFFSET 0
) AS o
ORDER BY o.id;

-- name: ended
UPDATE consent.consent_record AS c
SET ended_at = f.since, ended_by_id = f.withdrawn, ended_recorded_at = %(at)s
FROM reached AS r
JOIN fresh AS f ON f.id = r.no_id
WHERE c.id = r.record_id AND c.ended_at IS NULL;

-- name: objections
INSERT INTO consent.consent_objection (event_id, person_id, controller_id, channel, survey, at, own_act, recorded_at)
SELECT f.id, f.person_id, %(controller)s, f.channel, f.survey, f.since, false, %(at)s
FROM fresh AS f
WHERE f.person_id IS NOT NULL
ORDER BY f.person_id;

-- name: suppressions
-- For the address that was named, and for all that the person has.
INSERT INTO consent.consent_suppression (event_id, address_hash, controller_id, channel, survey, at, own_act, recorded_at)
SELECT h.id, h.keyed_hash, %(controller)s, h.channel, h.survey, h.since, false, %(at)s
FROM (
    SELECT f.id, f.keyed_hash, f.channel, f.survey, f.since FROM fresh AS f
    UNION
    SELECT f.id, c.keyed_hash, f.channel, f.survey, f.since
    FROM fresh AS f JOIN public.people_contactpoint AS c ON c.person_id = f.person_id
) AS h
ORDER BY h.keyed_hash;

-- name: stop_workers
SELECT pg_notify(%(channel)s, p.person_id::text)
FROM (
    SELECT f.person_id FROM fresh AS f WHERE f.person_id IS NOT NULL
    UNION
    SELECT c.person_id FROM fresh AS f JOIN public.people_contactpoint AS c ON c.keyed_hash = f.keyed_hash
) AS p
ORDER BY p.person_id;

-- name: enter
-- People and addresses that come in with their no, so that it holds for whatever else of them comes in.
INSERT INTO consent.imports_ready_1 (
    number, decision, reason, person_id, person_new, enters, contact_point_id, point_new, key_new,
    kind, address, normalised, keyed_hash, name, language, country, key, day_known
)
SELECT
    s.number, 'objection', '', w.person_id, w.person_new, w.enters, w.contact_point_id, w.point_new, w.key_new,
    s.kind, s.address, s.normalised, s.keyed_hash, s.name, s.language, s.country, s.key, false
FROM who AS w
JOIN consent.imports_staged AS s
    ON s.file_id = %(file)s AND s.turn = 1 AND s.number = w.number AND s.kind = w.kind
WHERE w.enters OR w.point_new OR w.key_new;

-- name: write
SELECT consent.imports_write(1, %(system)s, %(controller)s, '[]', %(at)s);

-- name: decided
-- What becomes of each row, and the first event in which it stands.
SELECT DISTINCT ON (s.number, s.kind)
    s.number, s.kind, CASE WHEN f.id IS NULL THEN 'unchanged' ELSE 'objection' END AS decision, s.person_id,
    coalesce(f.id, s.objected_id) AS event_id
FROM said AS s
LEFT JOIN fresh AS f ON f.number = s.number AND f.kind = s.kind
ORDER BY s.number, s.kind, f.survey, f.scope

-- name: outcomes
INSERT INTO consent.imports_outcome (file_id, number, kind, decision, reason, says, person_id, event_id)
SELECT %(file)s, d.number, d.kind, d.decision, '', '', d.person_id, d.event_id FROM ({{decided}}) AS d
ORDER BY d.number, d.kind;

-- name: said_one_at_a_time
UPDATE consent.imports_outcome AS o
SET decision = 'objection', event_id = %(event)s
WHERE o.file_id = %(file)s AND o.number = %(number)s AND o.kind = %(kind)s;

-- name: count_decided
SELECT d.decision, '', count(*) FROM ({{decided}}) AS d GROUP BY 1;

-- name: dry_run
-- In a dry run, where nothing stands after a no, whoever says yes beside it is looked for here.
CREATE TEMPORARY TABLE dry_no (keyed_hash bytea, person_id bigint, key text, channel text) ON COMMIT DROP;
CREATE INDEX dry_no_hash ON dry_no (keyed_hash);
CREATE INDEX dry_no_person ON dry_no (person_id);
CREATE INDEX dry_no_key ON dry_no (key);

-- name: remember
INSERT INTO dry_no SELECT f.keyed_hash, f.person_id, f.key, f.channel FROM fresh AS f WHERE NOT f.survey;
