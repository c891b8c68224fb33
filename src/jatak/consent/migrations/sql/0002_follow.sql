-- A new address of a person takes over every no of that person, so that changing an address never drops an opt-out,
-- also not when the person is erased later and the address alone is left.
--
-- A trigger, because addresses come in by many doors (forms, imports, shops), none of which may forget it; and with the
-- administrator's rights, because those doors may not see this schema.
CREATE FUNCTION consent.follow_address() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO consent.consent_suppression
        (address_hash, event_id, controller_id, channel, topic_id, brand_id, survey, at, own_act, recorded_at)
    SELECT
        NEW.keyed_hash, event_id, controller_id, channel, topic_id, brand_id, survey, at, own_act, recorded_at
    FROM consent.consent_objection
    WHERE person_id = NEW.person_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER objections_follow AFTER INSERT OR UPDATE OF person_id ON public.people_contactpoint
    FOR EACH ROW EXECUTE FUNCTION consent.follow_address();
