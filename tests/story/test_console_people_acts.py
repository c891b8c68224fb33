"""What staff record of a person: objections, restrictions, corrections; and messages with their replay."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings
from tests.story.cast import company, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.sending import YESTERDAY, joined, judged_good, lives_in, now, started, states

from jatak.accounts.models import Change, Membership, Role
from jatak.consent.models import Event, Objection, Particulars, Record
from jatak.content.models import TemplateVersion
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.people.models import Controller, Person, Profile, Restriction, Topic
from jatak.people.restricting import restrict

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


def of(somebody: Person, page: str = "") -> str:
    """The address of a page about a person."""
    return f"/console/people/{somebody.pk}/{page}"


def objection(of_company: Controller, **other: object) -> dict[str, Any]:
    """The form as it is filled in during a call."""
    said_at = now().strftime("%Y-%m-%dT%H:%M:%S")
    filled = {
        "company": of_company.pk,
        "extent": "company",
        "via": "phone",
        "said_at": said_at,
        "note": "Called at noon",
    }
    return {name: value for name, value in (filled | other).items() if value is not None}


def test_an_objection_by_telephone_ends_consents_and_is_written_down_once() -> None:
    of_sydrejser = joined("Ana")
    ana, sofie = of_sydrejser.ana, browser_of(account("Sofie", Role.SUPPORT, of_sydrejser))
    form = objection(of_sydrejser)
    for _ in range(2):  # A double click.
        assert sofie.post(of(ana, "objection/"), form).headers["Location"] == of(ana)
    with acting_as("admin"):
        assert not Record.objects.filter(person=ana, ended_at=None).exists()
        assert Objection.objects.filter(person=ana).count() == 2  # To marketing, and to surveys.
        withdrawn = Event.objects.get(person_id=ana.pk, kind="withdrawn")
        assert (withdrawn.actor, withdrawn.via) == ("person", "phone")
        assert Particulars.objects.get(event=withdrawn).data == {"recorded_by": "Sofie", "note": "Called at noon"}
    change = Change.objects.get()
    assert (change.verb, change.of, change.controller_id) == ("person.objected", f"person {ana.pk}", of_sydrejser.pk)
    assert "Called" not in str(change.details)
    assert "No to all marketing, of Sydrejser" in sofie.get(of(ana)).content.decode()
    shown = sofie.get(of(ana, f"history/{withdrawn.pk}/"))
    told = {str(name): value for name, value in shown.context_data["particulars"]}
    assert told == {"Note": "Called at noon", "Recorded by": "Sofie"}


def test_an_objection_is_about_the_part_that_was_named() -> None:
    of_sydrejser = joined("Ana")
    topic = Topic.objects.get(controller=of_sydrejser)
    mette = browser_of(account())
    mette.post(of(of_sydrejser.ana, "objection/"), objection(of_sydrejser, extent="channel", channel="sms"))
    mette.post(
        of(of_sydrejser.ana, "objection/"), objection(of_sydrejser, extent="topic", topic=topic.pk, via="letter")
    )
    with acting_as("admin"):
        found = Objection.objects.order_by("pk").values_list("controller", "channel", "topic", "survey")
        assert list(found) == [(of_sydrejser.pk, "sms", None, False), (of_sydrejser.pk, None, topic.pk, False)]


def test_an_objection_to_every_company_is_for_those_who_answer_for_every_company() -> None:
    of_sydrejser = joined("Ana")
    sofie = browser_of(account("Sofie", Role.SUPPORT, of_sydrejser))
    assert sofie.post(of(of_sydrejser.ana, "objection/"), objection(of_sydrejser, company="every")).status_code == 422
    browser_of(account()).post(of(of_sydrejser.ana, "objection/"), objection(of_sydrejser, company="every"))
    with acting_as("admin"):
        assert set(Objection.objects.values_list("controller", flat=True)) == {None}


MISTAKES: tuple[tuple[dict[str, Any], str], ...] = (
    ({"said_at": "2999-01-01T12:00:00"}, "This lies in the future"),
    ({"said_at": "yesterday"}, "Enter a valid date/time"),
    ({"extent": "topic"}, "Choose which one"),
    ({"extent": "topic", "topic": 999}, "999 is not one of the available choices"),
    ({"company": "999"}, "999 is not one of the available choices"),
    ({"via": None}, "This field is required"),
)


def test_a_form_with_a_mistake_comes_back_with_what_was_typed() -> None:
    of_sydrejser = joined("Ana")
    mette = browser_of(account())
    for wrong, told in MISTAKES:
        answer = mette.post(of(of_sydrejser.ana, "objection/"), objection(of_sydrejser, **wrong))
        assert answer.status_code == 422
        assert told in answer.content.decode()
        assert "Called at noon" in answer.content.decode()
    with acting_as("admin"):
        assert not Objection.objects.exists()


def test_who_may_only_look_records_nothing() -> None:
    of_sydrejser = joined("Ana")
    ida = browser_of(account("Ida", Role.EDITOR, of_sydrejser))
    for page in ("objection/", "restriction/", "correct/"):
        assert ida.get(of(of_sydrejser.ana, page)).status_code == 403
        assert ida.post(of(of_sydrejser.ana, page), {}).status_code == 403
    assert "Record an objection" not in ida.get(of(of_sydrejser.ana)).content.decode()


def test_a_restriction_holds_until_somebody_who_answers_for_all_companies_ends_it() -> None:
    of_sydrejser = joined("Ana")
    ana, sofie = of_sydrejser.ana, browser_of(account("Sofie", Role.SUPPORT, of_sydrejser))
    for _ in range(2):
        sofie.post(of(ana, "restriction/"), {"reason": "Says that it is not hers"})
    assert "Processing is restricted" in sofie.get(of(ana)).content.decode()
    held, end = Restriction.objects.get(), of(ana, f"restriction/{Restriction.objects.get().pk}/end/")
    assert sofie.post(end).status_code == 302  # There is no other company.
    held.refresh_from_db()
    assert held.ended_at is not None
    sofie.post(end)
    assert [change.verb for change in Change.objects.order_by("id")][-1] == "person.restriction_ended"
    assert Change.objects.filter(verb="person.restriction_ended").count() == 1
    assert Restriction.objects.get().ended_at == held.ended_at
    with acting_as("admin"):
        company("Eve")
    sofie.post(of(ana, "restriction/"), {"reason": "Again"})
    again = Restriction.objects.get(ended_at=None)
    assert sofie.post(of(ana, f"restriction/{again.pk}/end/")).status_code == 404
    assert sofie.post(of(ana, "restriction/"), {"reason": "  "}).status_code == 422


def test_why_it_is_restricted_is_told_to_the_company_that_heard_it_alone() -> None:
    of_sydrejser = joined("Ana")
    ana = of_sydrejser.ana
    with acting_as("admin"):
        nordlys = company("Nordlys")
        says_yes(ana, question(nordlys))
        restrict(ana, "Written down long ago", now())
    sofie = browser_of(account("Sofie", Role.SUPPORT, of_sydrejser))
    nora = browser_of(account("Nora", Role.SUPPORT, nordlys))
    both = browser_of(account("Bo", Role.SUPPORT, nordlys, of_sydrejser))
    sofie.post(of(ana, "restriction/"), {"reason": "Is in a quarrel with Sydrejser"})
    assert both.post(of(ana, "restriction/"), {"reason": "Moved"}).status_code == 422
    strangers = {"reason": "Moved", "company": company_of_nobody()}
    assert both.post(of(ana, "restriction/"), strangers).status_code == 422
    both.post(of(ana, "restriction/"), {"reason": "Is dissatisfied with Nordlys", "company": nordlys.pk})
    for page in ("", "history/"):
        told, heard, all_of_it = (each.get(of(ana, page)).content.decode() for each in (sofie, nora, both))
        assert "estricted" in told
        assert "estricted" in heard
        assert "quarrel" in told
        assert "quarrel" not in heard
        assert "dissatisfied" in heard
        assert "dissatisfied" not in told
        assert "quarrel" in all_of_it
        assert "long ago" not in told + heard + all_of_it
    assert "long ago" in browser_of(account()).get(of(ana)).content.decode()


def company_of_nobody() -> int:
    with acting_as("admin"):
        return company("Eve").pk


def correction(**other: object) -> dict[str, Any]:
    """The form of somebody from Denmark who moved to Sweden."""
    seen = {"seen_name": "Ana", "seen_language": "", "seen_country": "DK", "seen_recipient_kind": 1}
    return {"name": "Ana", "language": "", "country": "SE", "recipient_kind": 1} | seen | other


def test_a_correction_is_a_new_row_and_the_old_one_stays() -> None:
    of_sydrejser = joined("Ana")
    ana, sofie = of_sydrejser.ana, browser_of(account("Sofie", Role.SUPPORT, of_sydrejser))
    for _ in range(2):
        assert sofie.post(of(ana, "correct/"), correction(name="Ana Holm", language="sv")).status_code == 302
    rows = list(Profile.objects.filter(person=ana).order_by("pk"))
    assert [(row.country, row.other_country) for row in rows] == [("DK", None), ("SE", None)]
    assert rows[0].valid_to == rows[1].valid_from
    ana.refresh_from_db()
    assert (ana.name, ana.language) == ("Ana Holm", "sv")
    assert Change.objects.get().details == {"fields": ["name", "language", "country"]}


def test_two_who_correct_at_once_lose_nothing() -> None:
    of_sydrejser = joined("Ana")
    ana, mette = of_sydrejser.ana, browser_of(account())
    assert mette.post(of(ana, "correct/"), correction()).status_code == 302
    second = mette.post(of(ana, "correct/"), correction(name="Ana B", country="DK", recipient_kind=2))
    assert second.status_code == 422
    assert "It says now: Sweden" in second.content.decode()
    assert 'value="Ana B"' in second.content.decode()
    assert Profile.objects.get(valid_to=None).country == "SE"
    form = second.context_data["form"]
    again = {name: form[name].value() for name in form.fields}
    assert mette.post(of(ana, "correct/"), again).status_code == 302
    assert Profile.objects.get(valid_to=None).recipient_kind == 2


def test_a_correction_with_a_mistake_names_the_field() -> None:
    of_sydrejser = joined("Ana")
    mette = browser_of(account())
    for wrong in ({"country": "Sweden"}, {"recipient_kind": 99}, {"language": "sv!"}, {"seen_recipient_kind": "x"}):
        answer = mette.post(of(of_sydrejser.ana, "correct/"), correction(**wrong))
        assert (answer.status_code, list(answer.context_data["form"].errors)) == (422, list(wrong))


def test_a_message_shows_what_permitted_it_and_is_decided_anew() -> None:
    of_sydrejser = joined("Ana")
    ana = of_sydrejser.ana
    started(of_sydrejser)
    assert states() == {"waiting": 1}
    message = Message.objects.get()
    leo, ida = account("Leo", Role.DATA_PROTECTION, of_sydrejser), account("Ida", Role.EDITOR, of_sydrejser)
    leo_s, ida_s = browser_of(leo), browser_of(ida)
    assert "Summer for Ana" in leo_s.get(of(ana, "messages/")).content.decode()
    shown = leo_s.get(of(ana, f"messages/{message.id}/")).content.decode()
    assert "The person consented to this sender, channel and content" in shown
    assert "waiting to be sent" in shown
    assert "Replay" in shown
    replayed = leo_s.get(of(ana, f"messages/{message.id}/replay/")).content.decode()
    assert "the same answer, rule for rule" in replayed
    assert "the same situation, on the same ground" in replayed
    assert "Replay" not in ida_s.get(of(ana, f"messages/{message.id}/")).content.decode()
    assert ida_s.get(of(ana, f"messages/{message.id}/replay/")).status_code == 403
    assert leo_s.get(of(ana, "messages/999/")).status_code == 404
    assert TemplateVersion.objects.exists()


def test_a_message_is_tried_and_the_whole_decision_shown() -> None:
    of_sydrejser = joined("Ana")
    with acting_as("admin"):
        dev = lives_in(person("Dev"))
        judged_good(asked := question(of_sydrejser, "sms", channels=("email",)))
        says_yes(dev, asked, YESTERDAY)
    mette = browser_of(account())
    assert "Nothing is sent and nothing is stored" in mette.get(of(dev, "try/")).content.decode()
    yes = mette.get(of(dev, "try/"), {"company": of_sydrejser.pk, "channel": "email"})
    assert yes.context_data["decision"].permitted
    assert yes.context_data["decision"].countries[0].country == "Denmark"
    assert {str(fact.label): fact.link for fact in yes.context_data["facts"]}["It can be proven"].startswith(
        of(dev, "history/")
    )
    no = mette.get(of(dev, "try/"), {"company": of_sydrejser.pk, "channel": "sms", "purpose": "marketing-to-customers"})
    assert not no.context_data["decision"].permitted
    assert "No address is known that this channel reaches" in no.content.decode()
    service = mette.get(of(dev, "try/"), {"company": of_sydrejser.pk, "channel": "email", "purpose": "service"})
    assert service.context_data["decision"].rule
    bad = mette.get(of(dev, "try/"), {"company": "99", "channel": "pigeon", "elements": "nonsense"})
    assert set(bad.context_data["form"].errors) == {"company", "channel", "elements"}


def test_who_answers_for_one_company_changes_nobody_whom_another_alone_knows() -> None:
    of_sydrejser, eves = joined("Ana"), company("Eve")
    ana, sofie = of_sydrejser.ana, account("Sofie", Role.EDITOR, of_sydrejser)
    Membership.objects.create(user=sofie, role=Role.SUPPORT, controller=eves)
    for act in ("objection/", "correct/", "restriction/"):
        assert browser_of(sofie).get(of(ana, act)).status_code == 404, act
    assert browser_of(sofie).post(of(ana, "objection/"), objection(eves)).status_code == 404
    assert browser_of(sofie).get(of(ana)).status_code == 200
