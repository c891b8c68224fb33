-- The months of the outbox. `{table}` is the partition of one month.

-- name: attached
-- Each month has one partition, named by `delivery_ensure_month`.
SELECT to_date(right(inhrelid::regclass::text, 6), 'YYYYMM')
FROM pg_inherits
WHERE inhparent = 'public.delivery_message'::regclass
ORDER BY 1;

-- name: standing
-- What stands in a month and still has a way to go, and the bytes of the table with its indexes.
SELECT count(*), count(*) FILTER (WHERE state IN ('waiting', 'claimed', 'offered')),
       pg_total_relation_size('public.{table}')
FROM public.{table};

-- name: freeze
CREATE OR REPLACE TRIGGER being_archived BEFORE INSERT OR UPDATE OR DELETE ON public.{table}
FOR EACH ROW EXECUTE FUNCTION public.delivery_being_archived();

-- name: frozen
SELECT to_date(right(tgrelid::regclass::text, 6), 'YYYYMM') FROM pg_trigger WHERE tgname = 'being_archived';

-- name: thaw
DROP TRIGGER IF EXISTS being_archived ON public.{table};

-- name: take
-- Together in the order of a campaign's people, so that a file is small and a campaign's part of it is found quickly.
COPY (SELECT {columns} FROM public.{table} ORDER BY campaign_id, person_id, id) TO STDOUT (FORMAT csv);

-- name: digest
-- Count, and the sums of both halves of each row's MD5: the same in any order, and another one if any row differs.
SELECT count(*), coalesce(sum(('x' || left(h, 16))::bit(64)::bigint), 0), coalesce(sum(('x' || right(h, 16))::bit(64)::bigint), 0)
FROM (SELECT md5({text}) AS h FROM public.{table}) AS hashed;

-- name: columns
SELECT attname, format_type(atttypid, NULL)
FROM pg_attribute
WHERE attrelid = 'public.delivery_message'::regclass AND attnum > 0 AND NOT attisdropped
ORDER BY attnum;

-- name: make
SELECT public.delivery_ensure_month(%s);

-- name: load
COPY public.{table} ({columns}) FROM STDIN;

-- name: lock
LOCK TABLE public.delivery_message, public.{table} IN ACCESS EXCLUSIVE MODE;

-- name: drop
ALTER TABLE public.delivery_message DETACH PARTITION public.{table};
DROP TABLE public.{table};
