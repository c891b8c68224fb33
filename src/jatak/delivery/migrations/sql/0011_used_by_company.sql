-- A yes for several companies is kept fresh by each of them for itself: what one sends is no use by the other.
DROP FUNCTION consent_mark_used(uuid[], text, timestamptz);

CREATE FUNCTION consent_mark_used(events uuid[], by_controller bigint, via_channel text, used_at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    marked bigint;
BEGIN
    UPDATE consent.consent_record
    SET last_used_at = used_at
    WHERE event_id = ANY (events) AND controller_id = by_controller AND channel = via_channel
        AND (last_used_at IS NULL OR last_used_at < used_at);
    GET DIAGNOSTICS marked = ROW_COUNT;
    RETURN marked;
END
$$;
REVOKE ALL ON FUNCTION consent_mark_used FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_mark_used TO jatak_worker;
