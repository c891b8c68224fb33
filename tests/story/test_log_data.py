"""Log data goes when the time is over that companies chose, and not before each of them has chosen."""

from datetime import timedelta

import pytest
from tests.story.cast import company, person
from tests.story.clocks import START, later
from tests.story.sending import joined, started

from jatak.accounts.models import Change, Look
from jatak.cli.clocks import run
from jatak.database.using import acting_as
from jatak.delivery.models import Message, Report
from jatak.desk.models import Paper, Request, Step, Words
from jatak.imports.models import File, Outcome, RawRow
from jatak.imports.models.files import State as FileState
from jatak.imports.refused import refused_rows
from jatak.inbound.models import Arrival, Deed, Kept, Kind, Way
from jatak.jobs.clocks import run_clocks
from jatak.people.models import Acquaintance
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.logs import tidy


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        yield company()


def arrived(of, nth, **more):
    """A bounce that was settled."""
    return Arrival.objects.create(
        digest=bytes([nth]) * 32,
        source="mailbox",
        way=Way.MAILBOX,
        received_at=START,
        recorded_at=START,
        kind=Kind.BOUNCE,
        controller_id=of.pk if of else None,
        done_at=START,
        **{"deed": Deed.NOTED, **more},
    )


def test_arrivals_go_with_their_words_when_their_company_says_so(travel):
    gone = arrived(travel, 1)
    Kept.objects.create(arrival=gone, raw=b"", keep_until=START)
    arrived(company("Nordrejser"), 2)
    assert tidy(later(40)) == 0
    choose(travel, Clock.LOG, 12, "Mette", START)
    assert tidy(later(12)) == 0
    assert tidy(later(12) + timedelta(seconds=1)) == 1
    assert Arrival.objects.count() == 1
    assert not Kept.objects.exists()


@pytest.mark.parametrize("by", [run_clocks, run])
def test_the_night_and_the_command_let_it_go(travel, by):
    arrived(travel, 1)
    choose(travel, Clock.LOG, 1, "Mette", START)
    by()
    assert not Arrival.objects.exists()


def test_what_a_person_must_still_look_at_stays(travel):
    choose(travel, Clock.LOG, 12, "Mette", START)
    arrived(travel, 1, deed=Deed.HELD)
    arrived(travel, 2, deed=Deed.HELD, closed_at=START)
    assert tidy(later(13)) == 1
    assert Arrival.objects.get().closed_at is None


def test_what_is_written_for_all_companies_stays_as_long_as_the_longest_choice(travel):
    other = company("Nordrejser")
    Report.objects.create(message_id=1, gateway="kannel", became="delivered", heard_at=START)
    Look.objects.create(at=START, user_id=1, who="Mette", person_id=1, page="person")
    arrived(None, 3)
    choose(travel, Clock.LOG, 6, "Mette", START)
    assert tidy(later(40)) == 0
    choose(other, Clock.LOG, 12, "Mette", START)
    assert tidy(later(11)) == 0
    assert tidy(later(13)) == 3


def looked(at_whom):
    """Mette opened their page."""
    return Look.objects.create(at=START, user_id=1, who="Mette", person_id=at_whom.pk, page="person")


def test_a_look_goes_by_the_choice_of_who_knows_the_person_whatever_others_have_not_chosen(travel):
    company("Nordrejser")
    ana, ben = person("Ana"), person("Ben")
    Acquaintance.objects.create(person=ana, controller=travel)
    looked(ana)
    looked(ben)
    choose(travel, Clock.LOG, 6, "Mette", START)
    assert (tidy(later(5)), tidy(later(7)), tidy(later(40))) == (0, 1, 0)
    assert Look.objects.get().person_id == ben.pk, "nobody knows whose it is"


def test_a_look_at_whom_two_know_waits_for_both(travel):
    other, ana = company("Nordrejser"), person("Ana")
    for each in (travel, other):
        Acquaintance.objects.create(person=ana, controller=each)
    looked(ana)
    choose(travel, Clock.LOG, 6, "Mette", START)
    assert tidy(later(40)) == 0
    choose(other, Clock.LOG, 12, "Mette", START)
    assert (tidy(later(11)), tidy(later(13))) == (0, 1)


def test_a_report_goes_by_the_choice_of_who_sent_the_message(database):
    travel = joined("Ana")
    started(travel)
    with acting_as("admin"):
        other = company("Nordrejser")
        Report.objects.create(message_id=Message.objects.get().id, gateway="kannel", became="failed", heard_at=START)
        choose(other, Clock.LOG, 1, "Mette", START)
        assert tidy(later(40)) == 0
        company("Fjordtur")
        choose(travel, Clock.LOG, 6, "Mette", START)
        assert (tidy(later(5)), tidy(later(7))) == (0, 1)


def closed_and_open(of):
    """Two requests, each with words, a letter and what was done; one is closed."""
    for closed in (START, None):
        told = {"received_at": START, "recorded_at": START, "due_at": START}
        request = Request.objects.create(medium="letter", controller=of, closed_at=closed, **told)
        Words.objects.create(request=request, words="I am Ana and want to go")
        Paper.objects.create(
            request=request, name="a.pdf", content_type="application/pdf", sha256=b"1", data=b"2", added_at=START
        )
        Step.objects.create(request=request, kind="read", at=START, by="Mette", reason="she is Ana", details={"a": 1})


def test_what_was_worked_with_goes_when_its_company_says_so(travel):
    other = company("Nordrejser")
    for each in (travel, other):
        closed_and_open(each)
        Change.objects.create(at=START, user_id=1, who="Mette", controller_id=each.pk, verb="x", of="y")
    choose(travel, Clock.LOG, 1, "Mette", START)
    assert tidy(later(40)) == 0, "log data is another choice"
    choose(travel, Clock.WORK, 12, "Mette", START)
    assert tidy(later(12)) == 0
    assert (tidy(later(13)), tidy(later(13))) == (4, 0)
    assert Words.objects.filter(request__controller=travel).get().request.closed_at is None
    assert Paper.objects.count() == 3
    assert sorted(Step.objects.values_list("reason", flat=True)) == ["", "she is Ana", "she is Ana", "she is Ana"]
    assert Change.objects.get().controller_id == other.pk
    assert Request.objects.count() == 4


def test_rows_of_which_nobody_was_entered_go_and_what_was_decided_of_them_stays(travel):
    ana = person("Ana")
    file = File.objects.create(
        controller=travel, sha256=b"f", plan_sha256=b"p", name="members.csv", size=9, plan={}, state=FileState.DONE,
        begun_at=START, begun_by="Mette", done_at=START, headers=["E-mail"],
    )  # fmt: skip
    for number, (decision, whose) in enumerate((("refused", None), ("consent", ana.pk)), 1):
        RawRow.objects.create(file=file, number=number, cells='["dev@example.com"]')
        Outcome.objects.create(file=file, number=number, kind="", decision=decision, reason="no_date", person_id=whose)
    choose(travel, Clock.WORK, 12, "Mette", START)
    assert (tidy(later(12)), tidy(later(13))) == (0, 1)
    assert RawRow.objects.get().number == 2
    (refused,) = refused_rows(file)
    assert (refused.reason, refused.raw) == ("no_date", {})
