-- Which transaction wrote an entry. Numbers of transactions rise, and every one below the oldest that is still open has
-- ended: so the sealer takes the entries from where it stopped up to there, and steps over none, however late it commits.
-- A default, since it costs an insert next to nothing: no trigger, no lock, no second table. Entries that are here
-- already get the number of this transaction, without being written again.
ALTER TABLE consent.consent_event ADD COLUMN written_by xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX consent_event_written_by ON consent.consent_event (written_by);
ALTER TABLE sealing_tombstone ADD COLUMN written_by xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX sealing_tombstone_written_by ON sealing_tombstone (written_by);

-- Hashes do not compress, and a part of them is read by its place.
ALTER TABLE sealing_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- Nobody changes or deletes what was sealed, signed or stamped: not even retention, and not the administrator by accident.
CREATE FUNCTION sealing_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

-- A tile grows at its end until it is full.
CREATE FUNCTION sealing_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - 'hashes' <> to_jsonb(NEW) - 'hashes'
        OR substr(NEW.hashes, 1, length(OLD.hashes)) <> OLD.hashes
    THEN
        RAISE EXCEPTION 'hashes of the log are only ever added' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
ALTER TABLE sealing_tile ADD CONSTRAINT sealing_tile_whole_hashes
    CHECK (length(hashes) % 32 = 0 AND length(hashes) BETWEEN 32 AND 8192);
CREATE TRIGGER only_grow BEFORE UPDATE ON sealing_tile FOR EACH ROW EXECUTE FUNCTION sealing_only_grow();
CREATE TRIGGER kept BEFORE DELETE ON sealing_tile FOR EACH ROW EXECUTE FUNCTION sealing_refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sealing_tile EXECUTE FUNCTION sealing_refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON sealing_head FOR EACH ROW EXECUTE FUNCTION sealing_refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sealing_head EXECUTE FUNCTION sealing_refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON sealing_stamp FOR EACH ROW EXECUTE FUNCTION sealing_refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sealing_stamp EXECUTE FUNCTION sealing_refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON sealing_tombstone FOR EACH ROW EXECUTE FUNCTION sealing_refuse();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON sealing_tombstone EXECUTE FUNCTION sealing_refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON sealing_log FOR EACH ROW EXECUTE FUNCTION sealing_refuse();
