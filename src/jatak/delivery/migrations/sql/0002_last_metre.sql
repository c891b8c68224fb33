-- Service goes before marketing, so the index of what is due begins with that.
DROP INDEX delivery_message_waiting;
CREATE INDEX delivery_message_due ON delivery_message (marketing, not_before, id)
    WHERE state IN ('waiting', 'claimed', 'offered');
CREATE INDEX delivery_message_leased ON delivery_message (lease_until) WHERE state IN ('claimed', 'offered');
CREATE INDEX delivery_message_campaign ON delivery_message (campaign_id, state);

-- A consent that was used stays fresh. The worker may say that it used one, and can read and change nothing else of consent.
CREATE FUNCTION consent_mark_used(events uuid[], via_channel text, used_at timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    marked bigint;
BEGIN
    UPDATE consent.consent_record
    SET last_used_at = used_at
    WHERE event_id = ANY (events) AND channel = via_channel AND (last_used_at IS NULL OR last_used_at < used_at);
    GET DIAGNOSTICS marked = ROW_COUNT;
    RETURN marked;
END
$$;
REVOKE ALL ON FUNCTION consent_mark_used FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_mark_used TO jatak_worker;

-- Where each yes was said, for the line that tells the person why it gets a message.
CREATE FUNCTION consent_where_said(events uuid[]) RETURNS TABLE (event_id uuid, kind text, slug text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.id, p.kind, p.slug
    FROM consent.consent_event e
    JOIN consent.consent_collectionpointversion v ON v.id = e.collection_point_version_id
    JOIN consent.consent_collectionpoint p ON p.id = v.point_id
    WHERE e.id = ANY (events)
$$;
REVOKE ALL ON FUNCTION consent_where_said FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_where_said TO jatak_worker;
