-- What a person prefers goes with the person, and to the one who stays where two turn out to be one.
ALTER TABLE consent.consent_pause ADD CONSTRAINT consent_pause_of_person
    FOREIGN KEY (person_id) REFERENCES public.people_person (id) ON DELETE CASCADE;
ALTER TABLE consent.consent_ownfrequency ADD CONSTRAINT consent_ownfrequency_of_person
    FOREIGN KEY (person_id) REFERENCES public.people_person (id) ON DELETE CASCADE;

-- Of two numbers the fewer holds, since gathering takes each that stands.
CREATE FUNCTION consent.preferences_follow() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE consent.consent_pause SET person_id = NEW.kept_id WHERE person_id = NEW.merged_id;
    UPDATE consent.consent_ownfrequency SET person_id = NEW.kept_id WHERE person_id = NEW.merged_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER consent_preferences_follow AFTER INSERT ON public.people_merger
    FOR EACH ROW EXECUTE FUNCTION consent.preferences_follow();
