-- Each no waits to be passed on from the commit that brings it on, whatever its instant and id: a cursor over instants or
-- ids would step over a transaction that ends late. ALWAYS, because imports write with the triggers at rest; with the
-- administrator's rights, because whoever hears a no need not know this room.
CREATE FUNCTION onward_wait() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.onward_waiting (event_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION onward_wait FROM PUBLIC;
CREATE TRIGGER waits_to_be_passed_on AFTER INSERT ON consent.consent_event
    FOR EACH ROW WHEN (NEW.kind IN ('withdrawn', 'objected', 'refused') AND NOT NEW.survey)
    EXECUTE FUNCTION onward_wait();
ALTER TABLE consent.consent_event ENABLE ALWAYS TRIGGER waits_to_be_passed_on;
