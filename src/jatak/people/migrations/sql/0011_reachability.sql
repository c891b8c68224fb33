-- Rows about an address, or about a person, go with it.
ALTER TABLE people_failure ADD CONSTRAINT people_failure_of_address
    FOREIGN KEY (contact_point_id) REFERENCES people_contactpoint (id) ON DELETE CASCADE;
ALTER TABLE people_unreachable ADD CONSTRAINT people_unreachable_of_address
    FOREIGN KEY (contact_point_id) REFERENCES people_contactpoint (id) ON DELETE CASCADE;
ALTER TABLE people_unreachable ADD CONSTRAINT people_unreachable_of_person
    FOREIGN KEY (person_id) REFERENCES people_person (id) ON DELETE CASCADE;
ALTER TABLE people_unreachable ADD CONSTRAINT people_unreachable_of_failure
    FOREIGN KEY (failure_id) REFERENCES people_failure (id) ON DELETE CASCADE;

-- Addresses of two who turn out to be one are those of the one who stays.
CREATE FUNCTION people_unreachable_follows() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.people_unreachable SET person_id = NEW.kept_id WHERE person_id = NEW.merged_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER people_unreachable_follows AFTER INSERT ON people_merger
    FOR EACH ROW EXECUTE FUNCTION people_unreachable_follows();
