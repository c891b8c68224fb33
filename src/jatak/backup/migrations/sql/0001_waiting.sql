-- What a restored backup must not undo waits to be written into the journal from the commit that brings it, whatever its
-- instant and number, so that no late transaction is stepped over. With the administrator's rights, because whoever
-- hears a no need not know this room.
CREATE FUNCTION backup_wait() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.backup_waiting (what, ref) VALUES (TG_ARGV[0], NEW.id::text) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION backup_wait FROM PUBLIC;

CREATE TRIGGER waits_for_the_journal AFTER INSERT ON consent.consent_event
    FOR EACH ROW WHEN (NEW.kind IN ('withdrawn', 'objected', 'refused')) EXECUTE FUNCTION backup_wait('no');
CREATE TRIGGER waits_for_the_journal AFTER INSERT OR UPDATE ON people_restriction
    FOR EACH ROW EXECUTE FUNCTION backup_wait('people_restriction');
CREATE TRIGGER waits_for_the_journal AFTER INSERT OR UPDATE ON people_heldaddress
    FOR EACH ROW EXECUTE FUNCTION backup_wait('people_heldaddress');
CREATE TRIGGER waits_for_the_journal AFTER INSERT OR UPDATE ON consent.consent_pause
    FOR EACH ROW EXECUTE FUNCTION backup_wait('consent_pause');
CREATE TRIGGER waits_for_the_journal AFTER INSERT OR UPDATE ON consent.consent_ownfrequency
    FOR EACH ROW EXECUTE FUNCTION backup_wait('consent_ownfrequency');

-- Of a campaign that started only that it did.
CREATE FUNCTION backup_wait_for_campaign() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.backup_waiting (what, ref) VALUES ('started', NEW.campaign_id::text) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION backup_wait_for_campaign FROM PUBLIC;
CREATE TRIGGER waits_for_the_journal AFTER INSERT ON delivery_dispatch
    FOR EACH ROW EXECUTE FUNCTION backup_wait_for_campaign();

-- How far each number has been given out; a restored backup must not give one out again, since links in messages name them.
CREATE FUNCTION backup_numbers() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_object_agg(schemaname || '.' || sequencename, last_value), '{}')
    FROM pg_catalog.pg_sequences
    WHERE schemaname IN ('public', 'consent', 'customers') AND last_value IS NOT NULL
$$;
REVOKE ALL ON FUNCTION backup_numbers FROM PUBLIC;
