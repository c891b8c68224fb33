"""Who gets a campaign in which language, and that nobody is written to who is left out for theirs."""

import email
import email.policy
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.opened import exporting
from tests.story.sending import PUBLIC_URL, answers, leaves, members, now, states, sydrejser, until, worker

from jatak.campaigns import campaigns
from jatak.campaigns.chunks import Chunks
from jatak.campaigns.drafting import Started, serve
from jatak.campaigns.figures import figures
from jatak.campaigns.forecast import question_of
from jatak.campaigns.languages import Reading, readers_of, readings, unserved
from jatak.campaigns.left_out import left_out
from jatak.campaigns.models import Campaign, Start
from jatak.clearance.census import asking, counting
from jatak.clearance.models import Census
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as
from jatak.delivery.last_metre import UNWRITTEN
from jatak.delivery.models import Message
from jatak.delivery.replay import replay
from jatak.gate.message import Declared, Element
from jatak.people.models import ContactPoint, Controller, Person
from jatak.retention.disclosure import of_campaign

pytestmark = pytest.mark.usefixtures("database")
READ = {"Ana": "da", "Ben": "de", "Chloe": "", "Dev": "en", "Eve": "de-AT"}
"""What each of them reads; the letter is written in English, the company's own language, and in Danish."""
SMALL = Chunks(2, 2)


@pytest.fixture
def shop() -> Iterator[Controller]:
    with acting_as("admin"):
        made = sydrejser()
        for somebody in members(made, *READ):
            reads(somebody.name, READ[somebody.name])
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        yield made


def reads(name: str, language: str) -> None:
    with acting_as("admin"):
        Person.objects.filter(name=name).update(language=language)


def campaign_of(shop: Controller) -> Campaign:
    version = write_template(shop, "summer", Declared.MARKETING, [Element.PROMOTION])
    write_text(version, "en", "Summer", "Hello {name}\n", "<p>Hello {name}</p>")
    write_text(version, "da", "Sommer", "Hej {name}\n", "<p>Hej {name}</p>")
    approve(version, "Ida", now() - timedelta(days=1))
    return campaigns.create("Summer", version, now())


def started(shop: Controller, language: str = "", served_only: bool = False) -> Campaign:
    made = campaign_of(shop)
    serve(made, language, served_only, made.revision)
    campaigns.start(made, "Ida", now(), chunks=SMALL)
    return made


def sent() -> dict[str, str]:
    """What everybody got, by address."""
    waiting = states()["waiting"]
    with Sink() as sink, worker(sink.url):
        until(lambda: len(sink.received) == waiting and "waiting" not in states() and "claimed" not in states())
    return {each.recipient.partition("@")[0]: _words(each.data) for each in sink.received}


def _words(data: bytes) -> str:
    part = email.message_from_bytes(data, policy=email.policy.default).get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_nobody_whose_language_is_left_out_gets_a_message(shop: Controller) -> None:
    made = started(shop, served_only=True)
    start = Start.objects.get()
    assert (start.people, start.permitted, start.unserved) == (5, 3, {"de": 1, "de-AT": 1})
    assert states() == {"waiting": 3}
    assert set(sent()) == {"ana", "chloe", "dev"}
    with acting_as("admin"):
        written_to = ContactPoint.objects.filter(pk__in=Message.objects.values("contact_point_id"))
        assert {each.address for each in written_to} == {"ana@example.com", "chloe@example.com", "dev@example.com"}
    (why,) = left_out(made)
    assert (why.rule, why.people) == (UNWRITTEN, 2)
    assert why.because == "They read German. The letter is not written in it, and the campaign leaves such people out."
    assert start.permitted + sum(each.people for each in left_out(made)) == start.people
    assert figures(campaigns.progress(made))["left_out_by_language"] == {"de": 1, "de-AT": 1}


def test_who_reads_another_language_gets_what_was_chosen_with_the_foot_in_theirs(shop: Controller) -> None:
    started(shop, "da")
    got = sent()
    assert {name: words.split()[0] for name, words in got.items()} == {
        "ana": "Hej", "ben": "Hej", "chloe": "Hej", "dev": "Hello", "eve": "Hej",
    }  # fmt: skip
    assert "Mit einem Klick abmelden" in got["ben"]
    assert "Mit einem Klick abmelden" in got["eve"]
    assert "Afmeld med ét klik" in got["ana"]
    assert "Afmeld med ét klik" in got["chloe"]


def test_without_a_choice_they_get_the_companys_own_language(shop: Controller) -> None:
    started(shop)
    assert {name: words.split()[0] for name, words in sent().items()} == {
        "ana": "Hej", "ben": "Hello", "chloe": "Hello", "dev": "Hello", "eve": "Hello",
    }  # fmt: skip


def test_what_was_sent_is_replayed(shop: Controller) -> None:
    started(shop, "da", served_only=True)
    sent()
    with acting_as("worker"):
        found = [replay(each, with_facts=True) for each in Message.objects.all()]
    assert [(each.agrees, each.facts_agree) for each in found] == [(True, True)] * 3


def test_who_reads_another_language_since_the_start_is_held_back(shop: Controller) -> None:
    started(shop, served_only=True)
    reads("Ana", "de")
    with Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 2, "dropped": 1})
    assert "ana@example.com" not in sink.recipients()
    assert answers("dropped") == [UNWRITTEN]


def test_what_has_started_stays(shop: Controller) -> None:
    made = started(shop)
    with pytest.raises(Started):
        serve(made, "da", True, made.revision)


def test_a_count_knows_the_languages_of_those_who_would_get_it(shop: Controller) -> None:
    leaves(Person.objects.get(name="Dev"), shop)
    made = campaign_of(shop)
    census = counted(made)
    assert census.languages == {"da": 1, "de": 1, "": 1, "de-AT": 1}
    assert sum(census.languages.values()) == census.permitted_reachable
    made.fallback_language = "da"
    assert readings(readers_of(made), census) == [Reading("de", "da", 2), Reading("", "da", 1), Reading("da", "da", 1)]
    assert unserved(readers_of(made), census) == 0
    made.served_only = True
    assert readings(readers_of(made), census)[0] == Reading("de", None, 2)  # type: ignore[index]
    assert unserved(readers_of(made), census) == 2


def test_the_forecast_is_what_the_start_does(shop: Controller) -> None:
    made = campaign_of(shop)
    serve(made, "", True, made.revision)
    census = counted(made)
    start = campaigns.start(made, "Ida", now(), chunks=SMALL)
    assert census.permitted_reachable - unserved(readers_of(made), census) == start.permitted == 3


def test_a_count_from_before_says_that_it_knows_no_languages(shop: Controller) -> None:
    census = counted(made := campaign_of(shop))
    census.languages = None
    assert readings(readers_of(made), census) is None


def test_a_text_that_is_added_after_the_count_serves_its_readers_at_once(shop: Controller) -> None:
    version = write_template(shop, "summer", Declared.MARKETING, [Element.PROMOTION])
    write_text(version, "en", "Summer", "Hello\n")
    census = counted(made := campaigns.create("Summer", version, now()))
    assert Reading("de", "en", 2) in (readings(readers_of(made), census) or [])
    write_text(version, "de", "Sommer", "Hallo\n")
    assert Reading("de", "de", 2) in (readings(readers_of(made), census) or [])


def test_the_evidence_tells_who_was_left_out_for_their_language(shop: Controller, tmp_path: Path) -> None:
    made = started(shop, served_only=True)
    with acting_as("admin"):
        told = exporting(tmp_path)(lambda: of_campaign(made))
    assert told.rows("campaign")[0]["start"]["unserved"] == {"de": 1, "de-AT": 1}
    assert "left out by the campaign itself: the letter is not written in their language (de-AT)" in told.page


def counted(made: Campaign) -> Census:
    census, _ = asking.ask(question_of(made), now())
    return counting.count(census.pk, size=2)
