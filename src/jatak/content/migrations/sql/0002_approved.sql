-- What was approved is what is sent, whoever asks: neither the version nor its words change any more.

CREATE FUNCTION content_refuse_when_approved() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    touched bigint[] := ARRAY[]::bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN
        touched := touched || OLD.version_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        touched := touched || NEW.version_id;
    END IF;
    -- SHARE waits for an approval under way.
    PERFORM FROM public.content_templateversion WHERE id = ANY (touched) AND approved_at IS NOT NULL FOR SHARE;
    IF FOUND THEN
        RAISE EXCEPTION '% of an approved version: % is refused', TG_TABLE_NAME, TG_OP
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER approved BEFORE INSERT OR UPDATE OR DELETE ON content_templatetext
    FOR EACH ROW EXECUTE FUNCTION content_refuse_when_approved();

CREATE FUNCTION content_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an approved version is never changed: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER approved BEFORE UPDATE OR DELETE ON content_templateversion
    FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION content_refuse_change();
