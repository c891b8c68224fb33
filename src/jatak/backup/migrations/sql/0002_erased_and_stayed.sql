-- Who was erased is erased again, and who pressed the button to stay is not silent.
CREATE TRIGGER waits_for_the_journal AFTER INSERT OR UPDATE ON retention_erasure
    FOR EACH ROW WHEN (NEW.done_at IS NOT NULL) EXECUTE FUNCTION backup_wait('erased');

CREATE FUNCTION backup_wait_for_stay() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.backup_waiting (what, ref) VALUES ('stayed', NEW.notice_id::text) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION backup_wait_for_stay FROM PUBLIC;
CREATE TRIGGER waits_for_the_journal AFTER INSERT ON retention_reactivationstay
    FOR EACH ROW EXECUTE FUNCTION backup_wait_for_stay();
