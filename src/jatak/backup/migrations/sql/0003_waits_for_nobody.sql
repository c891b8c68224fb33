-- A row that waits twice is written twice, which is harmless. Were it to wait once, whoever changes it again while it is
-- being written would wait for the disk, or would not be written.
CREATE FUNCTION backup_wait_for_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.backup_waiting (what, ref) VALUES ('stamp', NEW.head_id::text);
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION backup_wait_for_stamp FROM PUBLIC;
CREATE TRIGGER waits_for_the_journal AFTER INSERT ON sealing_stamp
    FOR EACH ROW EXECUTE FUNCTION backup_wait_for_stamp();
CREATE TRIGGER waits_for_the_journal AFTER INSERT ON sealing_tombstone
    FOR EACH ROW EXECUTE FUNCTION backup_wait('tombstone');
