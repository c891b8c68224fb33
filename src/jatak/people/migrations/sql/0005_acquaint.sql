-- What the triggers on consents, objections and relations call: a company knows the people of the rows that came in.
--
-- It works with the administrator's rights, because those who write there need no other right here. The rows are put
-- in order, so that two that acquaint the same people wait for each other and never both.
CREATE FUNCTION people_acquaint() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    INSERT INTO public.people_acquaintance (controller_id, person_id)
    SELECT DISTINCT controller_id, person_id FROM fresh
    WHERE controller_id IS NOT NULL AND person_id IS NOT NULL
    ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
-- Whoever is erased goes from here by that alone, also for who may not delete here.
ALTER TABLE people_acquaintance ADD CONSTRAINT people_acquaintance_person
    FOREIGN KEY (person_id) REFERENCES people_person ON DELETE CASCADE;
REVOKE ALL ON FUNCTION people_acquaint() FROM PUBLIC;
