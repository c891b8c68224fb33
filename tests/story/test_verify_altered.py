"""Somebody who owns the database writes the past anew; the reader of one person's export finds out."""

from datetime import timedelta

import pytest
from tests.story.cast import company, person, question, says_yes
from tests.story.test_log_check import behind_our_backs
from tests.unit.verify.checked import failing, found

from jatak.base.clock import now
from jatak.consent.entry import commitment_of
from jatak.consent.models import Event
from jatak.database.using import acting_as
from jatak.evidence.contents import Stamp
from jatak.retention.disclosure import disclose, of_person
from jatak.sealing.heads import sign_head
from jatak.sealing.sealer import seal
from jatak_verify.finding import Verdict

LONG_AGO = timedelta(days=40)


@pytest.fixture
def yes(database):
    """Ana said yes; that is sealed and signed."""
    with acting_as("admin"):
        given = says_yes(person("Ana"), question(company()), now() - LONG_AGO)
    seal(now() - LONG_AGO)
    sign_head(now() - LONG_AGO)
    return given


def exported(given, folder):
    return disclose(lambda: of_person(given.person_id), folder / "ana.zip", Stamp(now(), "1"), force=True).file


def written_anew(log_in, given, **changes):
    """Her yes says something else, and so does its commitment."""
    with acting_as("consent"):
        event = Event.objects.get(pk=given.pk)
    for name, value in changes.items():
        setattr(event, name, value)
    statement = "UPDATE consent.consent_event SET at = %s, recorded_at = %s, commitment = %s WHERE id = %s"
    behind_our_backs(log_in, (statement, [event.at, event.recorded_at, commitment_of(event), given.pk]))


def test_who_dates_an_event_anew_is_found_in_the_export_of_that_person(yes, log_in, tmp_path):
    assert failing(exported(yes, tmp_path).read_bytes()) == {}
    written_anew(log_in, yes, at=now(), recorded_at=now())
    told = failing(exported(yes, tmp_path).read_bytes())
    assert f"Event {yes.pk} is not in the log, where all is that was written when it was" in told["inclusion"]


def test_what_is_too_young_to_be_sealed_is_left_open(yes, log_in, tmp_path):
    held = log_in("web")
    held.execute("BEGIN")
    held.execute("SELECT pg_current_xact_id()")
    with acting_as("admin"):
        says_yes(person("Ana"), question(company("Butik"), "other"), now())
    told = found(exported(yes, tmp_path).read_bytes())
    assert {each.check for each in told if each.verdict is not Verdict.HOLDS} == {"key", "unsealed"}


def test_who_puts_in_an_event_of_another_day_is_asked_about_it(yes, log_in, tmp_path):
    sign_head(now() - timedelta(days=2))
    with acting_as("admin"):
        says_yes(person("Ana"), question(company("Butik"), "other"), now() - timedelta(days=30))
    told = {each.check: each for each in found(exported(yes, tmp_path).read_bytes())}
    assert told["late"].verdict is Verdict.OPEN
    assert "lacks it" in told["late"].words
    assert told["inclusion"].verdict is Verdict.HOLDS
