"""What a person was written, as their page shows it: the words they got, the foot under them, and what it rests on."""

import email
import email.policy
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import override_settings
from tests.plugins.relay import Sink
from tests.story.cast import person
from tests.story.console import account, browser_of
from tests.story.sending import PUBLIC_URL, bought, lives_in, members, now, states, sydrejser, until, worker

from jatak.campaigns import campaigns
from jatak.campaigns.drafting import serve
from jatak.campaigns.models import Campaign
from jatak.content.templates import approve, write_template, write_text
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.delivery.models import Message
from jatak.gate.message import Declared, Element
from jatak.gate.situation import Tri
from jatak.people.models import Person, ProductGroup

pytestmark = pytest.mark.usefixtures("database")
READ = {"Ana": "da", "Ben": "de", "Dev": "en"}
GOT = {"Ana": "Sommer", "Ben": "Sommer", "Dev": "Summer", "Chloe": "Sommer"}
"""The subject that each got: who reads German was to get the Danish words."""


@pytest.fixture
def shop() -> Iterator[Any]:
    with acting_as("admin"):
        made: Any = sydrejser()
        members(made, *READ)
        bought(made, lives_in(person("Chloe")))
        beach = ProductGroup.objects.create(controller=made, name="Beach holidays")
        Relation.objects.update(product_groups=[beach.pk], one_off=Tri.NO.value)
        for name, language in READ.items():
            Person.objects.filter(name=name).update(language=language)
        Person.objects.filter(name="Chloe").update(language="da")
        made.beach = beach
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL=PUBLIC_URL):
        made.mette = browser_of(account())
        yield made


def starts(shop: Any, **offer: Any) -> None:
    """A campaign in English and Danish; the others get the Danish words."""
    version = write_template(shop, "summer", Declared.MARKETING, [Element.PROMOTION])
    write_text(version, "en", "Summer", "Hello {name}\n", "<p>Hello {name}</p>")
    write_text(version, "da", "Sommer", "Hej {name}\n", "<p>Hej {name}</p>")
    approve(version, "Ida", now() - timedelta(days=1))
    made = campaigns.create("Summer", version, now(), **offer)
    serve(made, "da", False, made.revision)
    campaigns.start(made, "Ida", now())


def sent() -> dict[str, str]:
    """The text that everybody got, by name."""
    waiting = states()["waiting"]
    with Sink() as sink, worker(sink.url):
        until(lambda: len(sink.received) == waiting and set(states()) == {"accepted"})
    return {each.recipient.partition("@")[0].capitalize(): _words(each.data) for each in sink.received}


def _words(data: bytes) -> str:
    part = email.message_from_bytes(data, policy=email.policy.default).get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def of(name: str, page: str = "") -> str:
    return f"/console/people/{Person.objects.get(name=name).pk}/{page}"


def about(shop: Any, name: str) -> Any:
    """The page of the one message to somebody."""
    message = Message.objects.get(person_id=Person.objects.get(name=name).pk)
    return shop.mette.get(of(name, f"messages/{message.id}/"))


def test_history_list_and_page_name_the_same_words_which_are_those_that_were_sent(shop: Any) -> None:
    starts(shop, own_similar=Tri.YES)
    got, mette = sent(), shop.mette
    assert set(got) == set(GOT)
    for name, subject in GOT.items():
        assert got[name].startswith("Hej" if subject == "Sommer" else "Hello"), name
        (entry,) = [each for each in mette.get(of(name)).context_data["history"].entries if "Message" in str(each.what)]
        assert entry.what == f"Message “{subject}”", name
        assert f">{subject}</a>" in mette.get(of(name, "messages/")).content.decode(), name
        assert about(shop, name).context_data["text"].subject == subject, name
    assert (
        f'<a href="/console/campaigns/{Campaign.objects.get().pk}/">Summer</a>' in about(shop, "Ana").content.decode()
    )


def test_the_foot_is_the_one_that_was_sent(shop: Any) -> None:
    starts(shop, own_similar=Tri.YES)
    got = sent()
    for name, words in got.items():
        answer = about(shop, name)
        foot, page = answer.context_data["foot"], unescape(answer.content.decode())
        for line in (foot.why, foot.leave, *foot.identity):
            assert line in words, (name, line)
            assert line in page, (name, line)
    assert "Mit einem Klick abmelden" in unescape(about(shop, "Ben").content.decode())
    assert "newsletter" in about(shop, "Ana").context_data["foot"].why


def test_a_message_says_why_it_counts_as_like_what_was_bought(shop: Any) -> None:
    starts(shop, own_similar=Tri.YES)
    assert "its whole offer is like whatever a customer bought" in about(shop, "Chloe").content.decode()
    assert "Like what was bought" not in about(shop, "Ana").content.decode()


def test_groups_are_named_where_groups_decided(shop: Any) -> None:
    starts(shop, product_groups=[shop.beach.pk])
    assert "offers: Beach holidays. The purchase belongs to: Beach holidays." in about(shop, "Chloe").content.decode()
    relation = about(shop, "Chloe").context_data["message"].relation_id
    page = shop.mette.get(of("Chloe", f"relations/{relation}/")).content.decode()
    assert "Of these groups of goods: Beach holidays" in page
    assert "One-off deal, as it was told" in page
    assert "Bought once only" not in page


def test_where_nobody_knows_the_group_of_a_purchase_a_campaign_that_names_groups_is_not_like_it(
    shop: Any,
) -> None:
    with acting_as("admin"):
        Relation.objects.update(product_groups=[])
    starts(shop, product_groups=[shop.beach.pk])
    assert not Message.objects.filter(person_id=Person.objects.get(name="Chloe").pk).exists()
    assert states() == {"waiting": 3}


def test_under_a_yes_stand_the_rules_it_rests_on_and_the_rest_is_folded(shop: Any) -> None:
    starts(shop, own_similar=Tri.YES)
    answer = about(shop, "Chloe")
    assert '<a href="/console/law/DK/">Denmark</a>' in answer.content.decode()
    (denmark,) = answer.context_data["decision"].countries
    assert (denmark.country, denmark.permits) == ("Denmark", True)
    assert {each.mark for each in denmark.resting} == {"yes"}
    assert "own_and_similar" in {each.name for each in denmark.resting}
    assert "consent_claimed" in {each.name for each in denmark.rest}
    page = answer.content.decode()
    assert f"{len(denmark.rest)} rules that do not apply" in page
    assert "does not apply:" in page
    assert "does not hold" not in page


def test_under_a_no_stands_what_is_in_the_way(shop: Any) -> None:
    asked = {"company": shop.pk, "channel": "sms"}
    answer = shop.mette.get(of("Chloe", "try/"), asked)
    (denmark,) = answer.context_data["decision"].countries
    assert not denmark.permits
    assert denmark.resting[0].decided
    assert "yes" not in {each.mark for each in denmark.resting}
    assert {each.mark for each in denmark.rest} == {"yes"}
    assert "does not apply" not in answer.content.decode()


def test_countries_stand_by_their_names(shop: Any) -> None:
    mette = shop.mette
    listed = mette.get("/console/people/")
    assert {row.country for row in listed.context_data["rows"]} == {"Denmark"}
    assert ("SE", "Sweden") in listed.context_data["form"].fields["country"].choices
    assert "Denmark, from: " in mette.get(of("Chloe")).content.decode()
