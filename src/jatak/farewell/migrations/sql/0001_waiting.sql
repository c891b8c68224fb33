-- Each leaving waits to be told to the company from the commit that brings it on, whatever its instant and id, so that no
-- late transaction is stepped over. A company that brings a file of noes knows of them. With the administrator's rights,
-- because whoever hears a no need not know this room.
CREATE FUNCTION farewell_wait() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.farewell_waiting (event_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION farewell_wait FROM PUBLIC;
CREATE TRIGGER waits_to_be_told AFTER INSERT ON consent.consent_event
    FOR EACH ROW WHEN (NEW.kind IN ('withdrawn', 'objected') AND NEW.via <> 'import')
    EXECUTE FUNCTION farewell_wait();
ALTER TABLE consent.consent_event ENABLE ALWAYS TRIGGER waits_to_be_told;
