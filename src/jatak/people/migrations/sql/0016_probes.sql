ALTER TABLE people_probe ADD CONSTRAINT people_probe_of_person
    FOREIGN KEY (person_id) REFERENCES people_person (id) ON DELETE CASCADE;

-- No company knows a probe: lists and audiences page through acquaintances.
CREATE FUNCTION people_probe_unknown() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM public.people_acquaintance AS a USING fresh, public.people_probe AS p
    WHERE p.person_id = fresh.person_id AND a.person_id = fresh.person_id AND a.controller_id = fresh.controller_id;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION people_probe_unknown() FROM PUBLIC;
CREATE TRIGGER people_probe_unknown AFTER INSERT ON people_acquaintance
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION people_probe_unknown();
