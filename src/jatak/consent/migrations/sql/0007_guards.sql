-- Pictures, papers, reviews and what was shown are evidence: added, never changed, deleted by retention alone.
CREATE TRIGGER append_only BEFORE UPDATE ON consent.consent_picture
    FOR EACH ROW EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON consent.consent_picture FOR EACH ROW EXECUTE FUNCTION consent.refuse_delete();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent.consent_picture EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON consent.consent_scan FOR EACH ROW EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON consent.consent_scan FOR EACH ROW EXECUTE FUNCTION consent.refuse_delete();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent.consent_scan EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON consent.consent_served
    FOR EACH ROW EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON consent.consent_served FOR EACH ROW EXECUTE FUNCTION consent.refuse_delete();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON consent.consent_served EXECUTE FUNCTION consent.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE ON consent.consent_noticereview
    FOR EACH ROW EXECUTE FUNCTION consent.refuse_change();

-- A record says since when the person themself stands behind it: written once.
CREATE TRIGGER own_once BEFORE UPDATE ON consent.consent_record FOR EACH ROW
    WHEN (OLD.own_at IS NOT NULL AND NEW.own_at IS DISTINCT FROM OLD.own_at)
    EXECUTE FUNCTION consent.refuse_change();
