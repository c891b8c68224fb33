-- name: lock
-- One sealer at a time; an erasure that is being written holds it too (see bury), so a sealer never waits.
SELECT pg_try_advisory_xact_lock(hashtextextended(%(name)s, 0));

-- name: cluster
SELECT system_identifier::text FROM pg_control_system();

-- name: horizon
-- Every transaction below this one has ended, and what it wrote is seen by every statement from now on.
SELECT pg_snapshot_xmin(pg_current_snapshot());

-- name: newest
-- The newest entry that is here, whichever cluster wrote it.
SELECT max(written_by::text::bigint) FROM (
    (SELECT written_by FROM consent.consent_event ORDER BY written_by DESC LIMIT 1)
    UNION ALL
    (SELECT written_by FROM sealing_tombstone ORDER BY written_by DESC LIMIT 1)
) AS newest;

-- name: settings
-- By the index in the order of transactions, then each transaction by itself: comparing both at once takes thrice as long.
SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off;
SET LOCAL work_mem = '128MB'; SET LOCAL cursor_tuple_fraction = 1.0;

-- name: entries
-- Entries of the transactions from one to before another, in the order of the log; each table is put in order by itself.
SELECT written_by, commitment FROM (
    (
        SELECT written_by, commitment FROM consent.consent_event
        WHERE written_by >= %(since)s::xid8 AND written_by < %(before)s::xid8
        ORDER BY written_by, commitment
    )
    UNION ALL
    (
        SELECT written_by, commitment FROM sealing_tombstone
        WHERE written_by >= %(since)s::xid8 AND written_by < %(before)s::xid8
        ORDER BY written_by, commitment
    )
) AS entry
ORDER BY written_by, commitment;

-- name: edge
-- The last tile of each level.
SELECT last.number, last.hashes
FROM generate_series(0, 7) AS every (level)
CROSS JOIN LATERAL (
    SELECT number, hashes FROM sealing_tile WHERE sealing_tile.level = every.level ORDER BY number DESC LIMIT 1
) AS last
ORDER BY every.level;

-- name: add
COPY sealing_tile (level, number, hashes, era, written_by, commitment) FROM STDIN (FORMAT binary);

-- name: grow
UPDATE sealing_tile SET hashes = %(hashes)s WHERE level = %(level)s AND number = %(number)s;

-- name: begun_before
-- For each entry the last tile of an era that begins with it or before it; none where it would be in the era's first.
SELECT t.number
FROM unnest(%(written_by)s::xid8[], %(commitments)s::text[]) WITH ORDINALITY AS e (written_by, commitment, place)
LEFT JOIN LATERAL (
    SELECT number FROM sealing_tile
    WHERE level = 0 AND era = %(era)s
        AND (sealing_tile.written_by, sealing_tile.commitment) <= (e.written_by, decode(e.commitment, 'hex'))
    ORDER BY sealing_tile.written_by DESC, sealing_tile.commitment DESC
    LIMIT 1
) AS t ON true
ORDER BY e.place;

-- name: tiles
SELECT t.level, t.number, t.hashes
FROM unnest(%(levels)s::smallint[], %(numbers)s::bigint[]) AS w (level, number)
JOIN sealing_tile AS t USING (level, number);

-- name: size
SELECT number * 256 + length(hashes) / 32 FROM sealing_tile WHERE level = 0 ORDER BY number DESC LIMIT 1;

-- name: events
SELECT id, written_by, commitment FROM consent.consent_event WHERE id = ANY(%(ids)s::uuid[]);

-- name: tombstones
SELECT id, written_by, commitment FROM sealing_tombstone WHERE id = ANY(%(ids)s::uuid[]);

-- name: buried
SELECT DISTINCT leaf FROM sealing_tombstone CROSS JOIN LATERAL unnest(leaves) AS leaf
WHERE leaves && %(leaves)s::bigint[] AND leaf = ANY(%(leaves)s::bigint[]) AND why <> %(locked)s;

-- name: unsealed
-- When the oldest entry was heard that is not in the log yet; the range is short while somebody seals.
SELECT min(recorded_at), count(*) FROM (
    SELECT recorded_at FROM consent.consent_event WHERE written_by >= %(since)s::xid8 ORDER BY written_by LIMIT 10000
) AS waiting;

-- name: holding
-- The oldest transaction that is open here and has written something.
SELECT min(xact_start) FROM pg_stat_activity
WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid();

-- name: mark
-- How far the log is, as of one instant.
SELECT
    (SELECT encode(name, 'hex') FROM sealing_log),
    t.number * 256 + length(t.hashes) / 32,
    encode(substr(t.hashes, length(t.hashes) - 31), 'hex'),
    (
        SELECT coalesce(jsonb_agg(jsonb_build_array(id, cluster, first, sealed_before::text, sealed_at) ORDER BY id), '[]')
        FROM sealing_era
    ),
    (SELECT encode(signature, 'hex') FROM sealing_head ORDER BY id DESC LIMIT 1)
FROM (SELECT 1) AS one
LEFT JOIN LATERAL (
    SELECT number, hashes FROM sealing_tile WHERE level = 0 ORDER BY number DESC LIMIT 1
) AS t ON true;

-- name: leaf
SELECT substr(hashes, %(place)s, 32) FROM sealing_tile WHERE level = 0 AND number = %(tile)s;

-- name: leaves
SELECT number, hashes, era, written_by::text, commitment FROM sealing_tile
WHERE level = 0 AND number BETWEEN %(first)s AND %(last)s ORDER BY number;

-- name: kinds
SELECT kind, count(*) FROM consent.consent_event
WHERE written_by >= %(since)s::xid8 AND written_by < %(before)s::xid8 GROUP BY kind;

-- name: stones_over
SELECT DISTINCT leaf FROM sealing_tombstone CROSS JOIN LATERAL unnest(leaves) AS leaf
WHERE leaf >= %(first)s AND leaf < %(end)s;

-- name: since
-- Entries since a transaction, in the order of the log, and events that were brought back, whenever they were written.
SELECT kind, written_by::text, commitment FROM (
    SELECT kind, written_by, commitment FROM consent.consent_event
    WHERE written_by >= %(since)s::xid8 OR id = ANY(%(ids)s)
    UNION ALL
    SELECT '', written_by, commitment FROM sealing_tombstone
) AS entry
ORDER BY entry.written_by, commitment;
