-- What may never change, whoever asks: the ledger, what was published, what was judged, and each no.
--
-- The tables belong to the administrator, so no role that logs in can switch these triggers off. Deleting is for the
-- role jatak_retention alone, whose clocks and erasures leave a tombstone in the log.

CREATE FUNCTION consent.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION consent.refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- current_user, not membership: a superuser is a member of every role.
    IF current_user <> 'jatak_retention' THEN
        RAISE EXCEPTION '% is append-only: only retention may delete', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END
$$;

-- The ledger and its particulars.
CREATE TRIGGER append_only BEFORE UPDATE ON consent_event FOR EACH ROW EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON consent_event FOR EACH ROW EXECUTE FUNCTION consent.refuse_delete();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_event EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON consent_particulars FOR EACH ROW EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON consent_particulars FOR EACH ROW EXECUTE FUNCTION consent.refuse_delete();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_particulars EXECUTE FUNCTION consent.refuse_change();

-- Each no stands. When two people turn out to be one, an objection moves to the one who stays; nothing else of it does.
CREATE FUNCTION consent.refuse_change_but_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - 'person_id' <> to_jsonb(NEW) - 'person_id' THEN
        RAISE EXCEPTION 'an objection is never changed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER stands BEFORE UPDATE ON consent_objection
    FOR EACH ROW EXECUTE FUNCTION consent.refuse_change_but_of_person();
CREATE TRIGGER kept BEFORE DELETE ON consent_objection FOR EACH ROW EXECUTE FUNCTION consent.refuse_delete();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_objection EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER stands BEFORE UPDATE ON consent_suppression FOR EACH ROW EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON consent_suppression FOR EACH ROW EXECUTE FUNCTION consent.refuse_delete();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_suppression EXECUTE FUNCTION consent.refuse_change();

-- A record is a projection and its uses are noted on it; but what was confirmed stays confirmed, what ended stays ended.
CREATE TRIGGER never_back BEFORE UPDATE ON consent_record FOR EACH ROW
    WHEN (
        (OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at)
        OR (OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at)
        OR NEW.given_at <> OLD.given_at
        OR NEW.own_act <> OLD.own_act
        OR NEW.needs_confirmation <> OLD.needs_confirmation
    )
    EXECUTE FUNCTION consent.refuse_change();

-- What somebody judged is judged anew in a new row.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON consent_assessment
    FOR EACH ROW EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_assessment EXECUTE FUNCTION consent.refuse_change();

-- What was published is what people were shown.
CREATE TRIGGER published BEFORE UPDATE OR DELETE ON consent_noticeversion
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER published BEFORE UPDATE OR DELETE ON consent_collectionpointversion
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION consent.refuse_change();

-- Words and companies of a version change with it, and no longer than it does; SHARE waits for a publishing under way.
CREATE FUNCTION consent.refuse_when_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[] := ARRAY[]::bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN
        touched := touched || OLD.version_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        touched := touched || NEW.version_id;
    END IF;
    PERFORM FROM consent.consent_noticeversion WHERE id = ANY (touched) AND published_at IS NOT NULL FOR SHARE;
    IF FOUND THEN
        RAISE EXCEPTION '% of a published notice: % is refused', TG_TABLE_NAME, TG_OP
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER published BEFORE INSERT OR UPDATE OR DELETE ON consent_noticetext
    FOR EACH ROW EXECUTE FUNCTION consent.refuse_when_published();
CREATE TRIGGER published BEFORE INSERT OR UPDATE OR DELETE ON consent_noticecontroller
    FOR EACH ROW EXECUTE FUNCTION consent.refuse_when_published();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_noticetext EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_noticecontroller EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_noticeversion EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent_collectionpointversion EXECUTE FUNCTION consent.refuse_change();
