-- The table of the months that are archived.

-- name: all
SELECT month, file, rows, first_id, last_id, sha256, bytes, archived_at FROM delivery_archive ORDER BY month;

-- name: no_change
-- Taken before the snapshot of a transaction: what it reads of outbox and archive is one state.
LOCK TABLE public.delivery_archive IN ACCESS SHARE MODE;

-- name: no_reader
-- Whoever reads the archive holds this table until done, see `no_change`.
LOCK TABLE public.delivery_archive IN ACCESS EXCLUSIVE MODE;

-- name: add
INSERT INTO delivery_archive VALUES (
    %(month)s, %(file)s, %(rows)s, %(first_id)s, %(last_id)s, %(sha256)s, %(bytes)s, %(archived_at)s
);

-- name: remove
DELETE FROM delivery_archive WHERE month = %(month)s;
