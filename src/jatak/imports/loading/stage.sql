-- Getting the rows of a file into the database, and telling which can be decided beside each other.

-- name: empty
TRUNCATE consent.imports_staged;

-- name: copy_raw
COPY consent.imports_rawrow (file_id, number, cells) FROM STDIN;

-- name: copy_staged
COPY consent.imports_staged (
    file_id, number, turn, ask, said_at, confirmed_at, act_id, confirmed_id, kind, address, normalised, keyed_hash, name,
    language, country, key, beside, channels, particulars, decision, reason, says
) FROM STDIN;

-- name: shared
-- Two writers never meet a person twice: what shares an address or a key with another row is decided one after the other.
UPDATE consent.imports_staged AS s
SET turn = 2
WHERE s.file_id = %(file)s AND s.turn = 3 AND (
    s.beside IS NOT NULL
    OR (s.kind, s.normalised) IN (
        SELECT a.kind, a.normalised FROM consent.imports_staged AS a
        WHERE a.file_id = %(file)s AND a.turn = 3 GROUP BY a.kind, a.normalised HAVING count(*) > 1
    )
    OR s.key IN (
        SELECT k.key FROM consent.imports_staged AS k
        WHERE k.file_id = %(file)s AND k.turn = 3 AND k.key IS NOT NULL GROUP BY k.key HAVING count(*) > 1
    )
);

-- name: is_staged
SELECT EXISTS (SELECT FROM consent.imports_staged AS s WHERE s.file_id = %(file)s);

-- name: forget_decided
-- An import that goes on: what is decided is not decided again.
DELETE FROM consent.imports_staged AS s
USING consent.imports_outcome AS o
WHERE s.file_id = %(file)s AND o.file_id = s.file_id AND o.number = s.number AND o.kind = s.kind;

-- name: last_raw
SELECT coalesce(max(r.number), 0) FROM consent.imports_rawrow AS r WHERE r.file_id = %(file)s;

-- name: turns
SELECT s.turn, count(*) FROM consent.imports_staged AS s WHERE s.file_id = %(file)s GROUP BY s.turn;

-- name: chunks
-- The rows of a turn in pieces of some size, each from one number to another; a line is never in two of them.
SELECT min(n.number), max(n.number), sum(n.rows)::bigint
FROM (
    SELECT s.number, count(*) AS rows, (row_number() OVER (ORDER BY s.number) - 1) / %(size)s AS piece
    FROM consent.imports_staged AS s
    WHERE s.file_id = %(file)s AND s.turn = %(turn)s
    GROUP BY s.number
) AS n
GROUP BY n.piece
ORDER BY 1;

-- name: nothing_entered
-- Rows that say nothing of a yes or a no, and those that could not be read.
INSERT INTO consent.imports_outcome (file_id, number, kind, decision, reason, says)
SELECT DISTINCT ON (s.number, s.kind) s.file_id, s.number, s.kind, s.decision, s.reason, s.says
FROM consent.imports_staged AS s
WHERE s.file_id = %(file)s AND s.turn = 0
ORDER BY s.number, s.kind
ON CONFLICT DO NOTHING;

-- name: bounced
-- What another system could not reach, where the address is one that is here; nobody is entered for it.
SELECT people_note_failures(
    coalesce(jsonb_agg(DISTINCT jsonb_build_object(
        'contact_point_id', c.id, 'kind', 'permanent', 'at', coalesce(s.said_at, f.begun_at), 'heard_by', 'import',
        'status', '', 'said', f.name)), '[]'), 2, 1, 0)
FROM consent.imports_staged AS s
JOIN consent.imports_file AS f ON f.id = s.file_id
JOIN people_contactpoint AS c ON c.keyed_hash = s.keyed_hash
WHERE s.file_id = %(file)s AND s.turn = 0 AND s.decision = 'unreachable';

-- name: counted
SELECT o.decision, o.reason, count(*) FROM consent.imports_outcome AS o WHERE o.file_id = %(file)s GROUP BY 1, 2;

-- name: counted_nothing
SELECT s.decision, s.reason, count(DISTINCT (s.number, s.kind))
FROM consent.imports_staged AS s WHERE s.file_id = %(file)s AND s.turn = 0 GROUP BY 1, 2;
