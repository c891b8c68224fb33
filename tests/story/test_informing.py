"""Who came in by a file is told within a month; who signed up here knows; the gate decides on the letter."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings
from tests.story.cast import heard, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.sending import (
    PUBLIC_URL,
    YESTERDAY,
    bought,
    judged_good,
    lives_in,
    newsletter,
    now,
    receipt,
    sydrejser,
)

from jatak.accounts.models import Change, Role
from jatak.campaigns import campaigns
from jatak.campaigns.models import ServiceMessage
from jatak.consent.leaving import leave
from jatak.consent.models import Actor
from jatak.consent.scope import Scope, Who
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as
from jatak.gate.message import Declared, Element
from jatak.imports.models import File, Outcome
from jatak.imports.models.files import State
from jatak.people.merging import Who as MergedBy
from jatak.people.merging import merge
from jatak.retention.informing import telling
from jatak.retention.informing.counting import count, due
from jatak.retention.informing.letter import letter_for
from jatak.retention.informing.unaware import unaware
from jatak.retention.models import Informing
from jatak.statements.standing import restate

LANGUAGES = {"da", "nb", "sv", "fi", "de", "nl", "fr", "en"}
CAME_IN = datetime(2026, 1, 31, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _open():
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL=PUBLIC_URL):
        yield


@pytest.fixture
def travel(database):
    """Ana, Chloe and Dev came in by a file; Ana signed up here too, Chloe is a customer, Dev is neither."""
    with acting_as("admin"):
        made = sydrejser()
        ana, chloe, dev = (lives_in(person(name)) for name in ("Ana", "Chloe", "Dev"))
        says_yes(ana, question(made), YESTERDAY)
        bought(made, chloe)
        made.file = File.objects.create(
            controller=made, sha256=b"f", plan_sha256=b"p", name="members.csv", size=9, plan={}, state=State.DONE,
            begun_at=CAME_IN, begun_by="Mette",
        )  # fmt: skip
        for number, each in enumerate((ana, chloe, dev, chloe)):
            Outcome.objects.create(
                file=made.file, number=number, kind="email", decision="consent", reason="", person_id=each.pk
            )
        made.chloe = chloe
    with acting_as("web"):
        receipt(made, "who-we-are")
    return made


def page(travel):
    return f"/console/answers/informing/{travel.file.pk}/"


def test_each_has_a_month_and_who_signed_up_knows(travel):
    count(now())
    (task,) = due([travel])
    assert (task.people, task.uninformed) == (3, 2)
    assert task.due_at == datetime(2026, 2, 28, 9, tzinfo=UTC)
    dorte = browser_of(account("Dorte", Role.DATA_PROTECTION, travel))
    assert "late" in dorte.get("/console/answers/informing/").content.decode()
    assert "Tell them by a message of service" not in dorte.get(page(travel)).content.decode(), "who may not send"


def test_who_only_left_here_has_read_nothing(travel):
    with acting_as("consent"):
        leave(Who(travel.chloe.pk), Scope(travel.pk), heard(YESTERDAY))
    count(now())
    assert Informing.objects.get().uninformed == 2


def test_two_who_are_one_by_now_are_told_once(travel):
    with acting_as("admin"):
        ana, chloe, dev = Outcome.objects.order_by("number").values_list("person_id", flat=True)[:3]
        merge(chloe, dev, MergedBy("Ida", "the same telephone"), now())
    count(now())
    assert (Informing.objects.get().people, Informing.objects.get().uninformed) == (2, 1)
    with acting_as("admin"):
        merge(ana, chloe, MergedBy("Ida", "the same telephone"), now())
    count(now())
    assert (Informing.objects.get().people, Informing.objects.get().uninformed) == (1, 0), "Ana signed up here"


def test_the_letter_goes_to_whom_the_gate_lets_it_and_once(travel):
    count(now())
    mette = browser_of(account())
    for _ in range(2):
        assert mette.post(page(travel), {"letter": "who-we-are"}).status_code == 302
        do_jobs()
    assert list(ServiceMessage.objects.values_list("person_id", flat=True)) == [travel.chloe.pk]
    task = Informing.objects.get()
    assert (task.uninformed, task.passed_over) == (1, 1), "no law lets Dev be written to"
    assert Change.objects.filter(verb="informing.ordered").exists()


def test_our_letter_is_offered_first_and_says_all_that_the_law_asks_for(travel):
    count(now())
    mette = browser_of(account())
    shown = mette.get(page(travel)).content.decode()
    assert shown.index('value="ours"') < shown.index('value="who-we-are"')
    assert mette.post(page(travel), {"letter": "ours", "source": " "}).status_code == 422
    assert not ServiceMessage.objects.exists()
    for _ in range(2):
        assert mette.post(page(travel), {"letter": "ours", "source": "your {booking} at Fjordtur"}).status_code == 302
        do_jobs()
    sent = ServiceMessage.objects.get()
    assert (sent.person_id, sent.template_version.number) == (travel.chloe.pk, 1)
    assert set(sent.template_version.texts.values_list("language", flat=True)) >= LANGUAGES
    said = sent.template_version.texts.get(language="en").text
    for told in (
        "has had your data since 31 January 2026", "your (booking) at Fjordtur", travel.legal_name, travel.contact,
        "consent, GDPR art. 6(1)(a)", "Periods after which data go", "complain to a data protection authority",
        f"{PUBLIC_URL}/find/{travel.pk}-",
    ):  # fmt: skip
        assert told in said, told


def test_our_letter_follows_what_the_company_states_and_never_overwrites_its_own(travel):
    count(now())
    task = Informing.objects.get()
    with acting_as("web"):
        first = letter_for(task, "a fair in May", now())
        assert letter_for(task, "a fair in May", now()) == first
        restate(travel, {"officer": "Dorte, dpo@sydrejser.example"}, "Mette", now())
        second = letter_for(task, "a fair in May", now())
        assert (second.number, "dpo@sydrejser.example" in second.texts.get(language="fr").text) == (2, True)
        own = write_template(travel, second.template.slug, Declared.SERVICE, [Element.ACCOUNT_INFO])
        write_text(own, "en", "Your data", "All of it.")
        approve(own, "Ida", now())
        assert letter_for(task, "a fair in June", now()) == own


def test_before_a_start_it_is_said_who_of_the_audience_was_not_told(travel):
    with acting_as("admin"):
        asked = question(travel, "imported")
        judged_good(asked)
        says_yes(travel.chloe, asked, YESTERDAY, actor=Actor.STAFF)
    count(now())
    with acting_as("web"):
        made = campaigns.create("Summer", newsletter(travel), now())
        found = unaware(made, now())
        assert (found.people, found.exact, [each.name for each in found.files]) == (1, True, ["members.csv"])
    shown = browser_of(account()).get(f"/console/campaigns/{made.pk}/start/").content.decode()
    assert "1 of those who get it came in by a file" in shown
    assert f"/console/answers/informing/{travel.file.pk}/" in shown
    with acting_as("web"):
        telling.close(Informing.objects.get(), "told by post", "Dorte", now())
        assert unaware(made, now()).people == 0


def test_told_otherwise_is_noted_with_how(travel):
    count(now())
    dorte = browser_of(account("Dorte", Role.DATA_PROTECTION, travel))
    assert dorte.post(page(travel), {"why": " "}).status_code == 422
    assert dorte.post(page(travel), {"why": "told by post on 3 May"}).status_code == 302
    assert due([travel]) == []
    assert "told by post on 3 May" in dorte.get(page(travel)).content.decode()
    assert Change.objects.get(verb="informing.closed").details["why"] == "told by post on 3 May"


def test_who_may_not_prove_finds_no_file(travel):
    count(now())
    emil = browser_of(account("Emil", Role.EDITOR, travel))
    assert emil.get(page(travel)).status_code in (403, 404)
    assert emil.post(page(travel), {"why": "so"}).status_code in (403, 404)
    assert len(due([travel])) == 1


def test_the_dashboard_says_who_must_still_be_told(travel):
    count(now())
    said = browser_of(account("Dorte", Role.DATA_PROTECTION, travel)).get("/console/").content.decode()
    assert "2 people of members.csv" in said
