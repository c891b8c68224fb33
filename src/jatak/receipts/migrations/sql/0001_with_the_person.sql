-- A kept receipt goes with its person, also for who may not delete here; of two who are one, it stays with who stayed.
ALTER TABLE receipts_keptreceipt ADD CONSTRAINT receipts_keptreceipt_person
    FOREIGN KEY (person_id) REFERENCES people_person ON DELETE CASCADE;

CREATE FUNCTION receipts_follow_merger() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
    DELETE FROM receipts_keptreceipt AS double USING receipts_keptreceipt AS same
    WHERE double.person_id = NEW.merged_id AND same.person_id = NEW.kept_id
    AND double.controller_id = same.controller_id AND double.sha256 = same.sha256;
    UPDATE receipts_keptreceipt SET person_id = NEW.kept_id WHERE person_id = NEW.merged_id;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION receipts_follow_merger() FROM PUBLIC;
CREATE TRIGGER receipts_follow_merger AFTER INSERT ON people_merger
    FOR EACH ROW EXECUTE FUNCTION receipts_follow_merger();
