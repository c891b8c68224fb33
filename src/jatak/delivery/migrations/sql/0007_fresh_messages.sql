-- Messages of a campaign are fresh until they are claimed the first time: they wait without `not_before`, in the order of
-- their numbers, and the campaign says up to which they were claimed. So a claim touches no index.
DROP FUNCTION delivery_drop_stopped;

-- The web stops campaigns and changes no message otherwise: it drops what waits of a stopped one, or of one whose time is
-- over, through this alone.
CREATE FUNCTION delivery_drop_ended(of_campaign bigint, dropped_at timestamptz, at_most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    course  public.delivery_dispatch;
    why     text;
    dropped bigint;
    upto    bigint;
BEGIN
    SELECT * INTO course FROM public.delivery_dispatch WHERE campaign_id = of_campaign FOR NO KEY UPDATE;
    why := CASE WHEN course.state = 'stopped' THEN 'stopped' WHEN course.not_after < dropped_at THEN 'too_late' END;
    IF why IS NULL THEN
        RETURN 0;
    END IF;
    UPDATE public.delivery_message AS m
    SET state = 'dropped', not_before = NULL, settled_at = dropped_at, answer = why
    FROM (
        SELECT w.created_at, w.id FROM public.delivery_message AS w
        WHERE w.campaign_id = of_campaign AND w.not_before IS NOT NULL
        LIMIT at_most
        FOR UPDATE SKIP LOCKED
    ) AS waiting
    WHERE m.created_at = waiting.created_at AND m.id = waiting.id;
    GET DIAGNOSTICS dropped = ROW_COUNT;
    IF dropped > 0 THEN
        RETURN dropped;
    END IF;
    WITH fresh AS (
        SELECT w.created_at, w.id FROM public.delivery_message AS w
        WHERE w.created_at = course.messages_at AND w.id > course.claimed_to AND w.campaign_id + 0 = of_campaign
            AND w.state = 'waiting' AND w.not_before IS NULL
        ORDER BY w.created_at, w.id
        LIMIT at_most
    ),
    gone AS (
        UPDATE public.delivery_message AS m
        SET state = 'dropped', settled_at = dropped_at, answer = why
        FROM fresh
        WHERE m.created_at = fresh.created_at AND m.id = fresh.id
        RETURNING m.id
    )
    SELECT count(*), max(id) INTO dropped, upto FROM gone;
    UPDATE public.delivery_dispatch SET claimed_to = upto WHERE campaign_id = of_campaign AND dropped > 0;
    RETURN dropped;
END
$$;

-- Numbers in a row hardly compress, and are read whole.
ALTER TABLE delivery_holding ALTER COLUMN ids SET STORAGE EXTERNAL;
