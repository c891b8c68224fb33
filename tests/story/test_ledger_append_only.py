"""Nobody changes what people said, what they were shown, or that they said no: each role tries."""

import psycopg
import pytest
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes

from jatak.base.hashing import commitment
from jatak.consent import collection, notices
from jatak.consent.entry import commitment_of, entry, particulars_commitment_of
from jatak.consent.leaving import leave
from jatak.consent.ledger import KeyReused
from jatak.consent.models import Event, NoticeText, Particulars, Via
from jatak.consent.scope import Scope, Who
from jatak.database.connect import Connection
from jatak.database.server import LOGINS
from jatak.database.using import acting_as
from jatak.gate.situation import Indication, Tri

REFUSED = psycopg.errors.InsufficientPrivilege
EVERYONE = ("admin", *LOGINS)
CHANGES = (
    "UPDATE consent.consent_event SET at = at - interval '1 day'",
    "UPDATE consent.consent_particulars SET data = '{}'",
    "UPDATE consent.consent_objection SET at = at - interval '1 day'",
    "UPDATE consent.consent_suppression SET channel = 'sms'",
    "UPDATE consent.consent_assessment SET proof = 2",
    "UPDATE consent.consent_noticeversion SET channels = '{email,sms,push}'",
    "UPDATE consent.consent_noticetext SET words = 'something else'",
    "UPDATE consent.consent_noticecontroller SET brands = '{1}'",
    "UPDATE consent.consent_collectionpointversion SET double_opt_in = NOT double_opt_in",
    "UPDATE consent.consent_record SET ended_at = NULL",
    "UPDATE consent.consent_record SET given_at = now(), own_act = true",
    "DELETE FROM consent.consent_assessment",
    "DELETE FROM consent.consent_noticetext",
    "DELETE FROM consent.consent_noticecontroller",
    "DELETE FROM consent.consent_noticeversion",
    "TRUNCATE consent.consent_event CASCADE",
    "TRUNCATE consent.consent_objection, consent.consent_suppression",
    "INSERT INTO consent.consent_noticetext (version_id, language, words, withdrawal_words, sha256) "
    "SELECT version_id, 'xx', words, withdrawal_words, sha256 FROM consent.consent_noticetext",
)
DELETIONS = ("consent_particulars", "consent_objection", "consent_suppression", "consent_record", "consent_event")


@pytest.fixture
def said(database):
    """Ben said yes, and left."""
    with acting_as("admin"):
        sydrejser = company()
        ben = person("Ben")
        asked = question(sydrejser)
        collection.assess(asked.place, "Ida", NOON, Indication.TICKED, {"proof": Tri.YES})
        says_yes(ben, asked, particulars={"ip": "192.0.2.7", "browser": "Firefox"})
        leave(
            Who(ben.pk, bytes(mailbox(ben).keyed_hash)), Scope(sydrejser.pk), heard(NOON + DAY, Via.LINK, message_id=1)
        )
        yield ben, asked


def refused(connection: Connection, statement: str) -> bool:
    try:
        connection.execute(statement)
    except REFUSED:
        return True
    return False


@pytest.mark.parametrize("role", EVERYONE)
def test_no_role_changes_what_stands(said, log_in, role):
    connection = log_in(role)
    assert [change for change in CHANGES if not refused(connection, change)] == []


@pytest.mark.parametrize("role", [role for role in EVERYONE if role != "retention"])
def test_no_role_but_retention_deletes(said, log_in, role):
    connection = log_in(role)
    deleted = [table for table in DELETIONS if not refused(connection, f"DELETE FROM consent.{table}")]
    assert deleted == (["consent_record"] if role == "admin" else []), (
        "a record is a projection, which admin may rebuild"
    )


def test_retention_deletes(said, log_in):
    retention = log_in("retention")
    for table in DELETIONS:
        retention.execute(f"DELETE FROM consent.{table}")
    assert retention.execute("SELECT count(*) FROM consent.consent_event").fetchone() == (0,)


def test_uses_are_noted_on_a_record(said, log_in):
    log_in("consent").execute("UPDATE consent.consent_record SET last_used_at = now()")


def test_a_confirmation_is_never_taken_back(said, log_in):
    consent = log_in("consent")
    consent.execute("UPDATE consent.consent_record SET confirmed_at = now()")
    for value in ("NULL", "now() - interval '1 day'"):
        with pytest.raises(REFUSED):
            consent.execute(f"UPDATE consent.consent_record SET confirmed_at = {value}")


def test_an_objection_may_move_to_who_stays_after_a_merge(said, log_in):
    with acting_as("admin"):
        eve = person("Eve")
    log_in("admin").execute("UPDATE consent.consent_objection SET person_id = %s", [eve.pk])


def test_every_commitment_can_be_computed_again(said):
    events = list(Event.objects.all())
    assert len(events) == 4
    for event in events:
        assert bytes(event.commitment) == commitment_of(event) == commitment(bytes(event.salt), entry(event))
    assert len({bytes(event.salt) for event in events}) == 4
    particulars = Particulars.objects.get()
    again = particulars_commitment_of(bytes(particulars.salt), particulars.data)
    assert bytes(particulars.event.particulars_commitment) == again
    assert "192.0.2.7" not in str(entry(particulars.event))


def test_every_field_of_an_event_is_committed_to(said):
    values = {"channels": ["push"], "survey": True, "at": NOON - DAY, "recorded_at": NOON - DAY}
    values |= {"address_hash": b"x", "particulars_commitment": b"x"}
    for field in Event._meta.fields:
        if field.name not in ("salt", "commitment"):
            event = Event.objects.get(kind="given")
            before = commitment_of(event)
            other = 99 if "Integer" in field.get_internal_type() else "other"
            setattr(event, field.attname, values.get(field.name, other))
            assert commitment_of(event) != before, field.name


def test_a_draft_can_still_be_changed(said, log_in):
    with acting_as("admin"):
        draft = notices.draft(company("Butik"), "draft", notices.Draft(("email",), {"en": notices.Words("a", "b")}))
    log_in("consent").execute("UPDATE consent.consent_noticetext SET words = 'c' WHERE version_id = %s", [draft.pk])


def test_words_have_their_hash(said):
    text = NoticeText.objects.get()
    assert bytes(text.sha256) == notices.text_hash("en", notices.Words(text.words, text.withdrawal_words))


def test_a_key_of_another_act_is_refused(said):
    ben, asked = said
    says_yes(person("Ana"), asked, key="form 1")
    with pytest.raises(KeyReused):
        says_yes(ben, asked, key="form 1")


def test_a_company_without_identity_publishes_nothing(said):
    butik = company("Butik")
    butik.registration_number = ""
    butik.save()
    draft = notices.draft(butik, "news", notices.Draft(("email",), {"en": notices.Words("a", "b")}))
    with pytest.raises(notices.NotPublishable, match="lacks: registration_number"):
        notices.publish(draft, "Ida", NOON)
    with pytest.raises(notices.NotPublishable, match="how it can be taken back"):
        notices.publish(
            notices.draft(butik, "news", notices.Draft(("email",), {"en": notices.Words("a", " ")})), "Ida", NOON
        )
