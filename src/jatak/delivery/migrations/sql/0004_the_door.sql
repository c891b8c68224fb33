-- A message is changed three times: claimed, offered, settled. No index reads what the last two change, so they stay in place
-- (heap-only tuples); the room for it is the fill factor. `not_before` is when a message may be claimed, NULL when it is not waiting.
ALTER TABLE delivery_message ADD COLUMN domain text NOT NULL DEFAULT '';
ALTER TABLE delivery_message ALTER COLUMN not_before DROP NOT NULL;
UPDATE delivery_message SET not_before = NULL WHERE state NOT IN ('waiting', 'claimed', 'offered');
UPDATE delivery_message SET state = 'waiting', claimed_by = NULL WHERE state = 'claimed';
UPDATE delivery_message
SET state = CASE WHEN marketing THEN 'uncertain' ELSE 'waiting' END, not_before = CASE WHEN NOT marketing THEN not_before END
WHERE state = 'offered';

DROP INDEX delivery_message_due, delivery_message_leased, delivery_message_campaign;
CREATE INDEX delivery_message_due ON delivery_message (campaign_id, not_before, id) WHERE not_before IS NOT NULL;
ALTER TABLE delivery_message DROP COLUMN lease_until;

UPDATE delivery_dispatch d
SET controller_id = m.controller_id
FROM (SELECT campaign_id, min(controller_id) AS controller_id FROM delivery_message GROUP BY campaign_id) m
WHERE m.campaign_id = d.campaign_id;

CREATE OR REPLACE FUNCTION delivery_ensure_month(instant timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    first date := date_trunc('month', instant);
    name  text := 'delivery_message_' || to_char(first, 'YYYYMM');
BEGIN
    IF to_regclass('public.' || name) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext(name));
    IF to_regclass('public.' || name) IS NULL THEN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.delivery_message FOR VALUES FROM (%L) TO (%L)'
                       ' WITH (fillfactor = 45, autovacuum_vacuum_scale_factor = 0.05)',
                       name, first, (first + interval '1 month')::date);
    END IF;
END
$$;
DO $$
DECLARE
    partition regclass;
BEGIN
    FOR partition IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'public.delivery_message'::regclass LOOP
        EXECUTE format('ALTER TABLE %s SET (fillfactor = 45, autovacuum_vacuum_scale_factor = 0.05)', partition);
    END LOOP;
END
$$;

-- The web stops campaigns and changes no message otherwise: it drops what waits of a stopped one through this alone.
CREATE FUNCTION delivery_drop_stopped(of_campaign bigint, dropped_at timestamptz, at_most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    dropped bigint;
BEGIN
    UPDATE public.delivery_message AS m
    SET state = 'dropped', not_before = NULL, settled_at = dropped_at, answer = 'stopped'
    FROM (
        SELECT w.created_at, w.id FROM public.delivery_message AS w
        WHERE w.campaign_id = of_campaign AND w.not_before IS NOT NULL
            AND EXISTS (SELECT FROM public.delivery_dispatch AS d WHERE d.campaign_id = of_campaign AND d.state = 'stopped')
        LIMIT at_most
        FOR UPDATE SKIP LOCKED
    ) AS waiting
    WHERE m.created_at = waiting.created_at AND m.id = waiting.id;
    GET DIAGNOSTICS dropped = ROW_COUNT;
    RETURN dropped;
END
$$;
