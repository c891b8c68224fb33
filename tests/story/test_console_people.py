"""Looking for a person, and what an operator sees of her."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from tests.story.cast import company, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.sending import YESTERDAY, bought, joined, judged_good, leaves, lives_in, now

from jatak.accounts.models import Look, Role
from jatak.consent.collection import QUALITIES, assess
from jatak.consent.models import Event
from jatak.database.using import acting_as
from jatak.gate.situation import Indication, Tri
from jatak.people.models import Brand, Controller, ExternalKey, Person
from jatak.people.register import Address, add_address

pytestmark = pytest.mark.usefixtures("database")

THE_LIST = "/console/people/"


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


def of(somebody: Person, page: str = "") -> str:
    """The address of a page about a person."""
    return f"/console/people/{somebody.pk}/{page}"


def eve() -> tuple[Controller, Person]:
    """Another company, and Emma whom it alone knows; as admin."""
    with acting_as("admin"):
        made = company("Eve")
        emma = lives_in(person("Emma"))
        says_yes(emma, question(made, "eves"), YESTERDAY)
    return made, emma


def test_a_person_is_found_by_name_family_name_address_and_telephone() -> None:
    of_sydrejser = joined("Ana", "Ben")
    with acting_as("admin"):
        Person.objects.filter(pk=of_sydrejser.ana.pk).update(name="Ana Holm")
        add_address(of_sydrejser.ana, Address("telephone", "+45 22222222"))
    mette = browser_of(account())
    for typed in ("Ana", "an", "ana@exam", "ANA@EXAMPLE.COM", "holm", "ana holm", "+45 22 22 22 22"):
        shown = mette.get(THE_LIST, {"q": typed})
        assert [row.person.name for row in shown.context_data["rows"]] == ["Ana Holm"], typed
        assert shown.context_data["rows"][0].addresses == ["an•••@example.com", "+45•••22"]


def test_a_person_is_found_by_her_number_and_by_the_shops() -> None:
    of_sydrejser = joined("Ana", "Ben")
    with acting_as("admin"):
        ExternalKey.objects.create(controller=of_sydrejser, system="shop", key="K-77", person=of_sydrejser.ana)
    mette = browser_of(account())
    for typed in (str(of_sydrejser.ana.pk), "K-77"):
        shown = mette.get(THE_LIST, {"q": typed}).content.decode()
        assert (">Ana<" in shown, ">Ben<" in shown) == (True, False), typed


def test_signs_that_mean_something_to_a_search_are_only_signs() -> None:
    joined("Ana")
    mette = browser_of(account())
    for typed in ("%%%", "___", "a%a", "\\\\\\", "'; --", "9" * 40):
        assert "Nobody was found" in mette.get(THE_LIST, {"q": typed}).content.decode(), typed


def test_bad_filters_find_everybody_and_say_what_is_wrong() -> None:
    joined("Ana")
    answer = browser_of(account()).get(THE_LIST, {"company": "77", "country": "XX", "after": "x", "before": "9-9-9"})
    assert answer.status_code == 200
    assert "77 is not one of the available choices" in answer.content.decode()


def test_pages_go_on_and_back_without_a_gap() -> None:
    joined("Ana", others=60)
    mette = browser_of(account())
    searches = ({"q": "member"}, {"q": "m1"})
    for asked in (*searches, {}, {"company": "1"}, {"country": "DK"}, {"company": "1", "country": "DK"}):
        pages, answer = [], mette.get(THE_LIST, asked)
        while True:
            pages.append([row.person.pk for row in answer.context_data["rows"]])
            if not answer.context_data["next"]:
                break
            answer = mette.get(THE_LIST + answer.context_data["next"])
        everybody = [pk for page in pages for pk in page]
        assert len(set(everybody)) == len(everybody), asked
        backwards = [pages[-1]]
        while answer.context_data["previous"]:
            answer = mette.get(THE_LIST + answer.context_data["previous"])
            backwards.insert(0, [row.person.pk for row in answer.context_data["rows"]])
        assert [pk for page in backwards for pk in page] == everybody, asked
        if "q" not in asked:
            assert len(everybody) == 61, asked


def test_an_operator_of_one_company_never_learns_of_people_of_another() -> None:
    of_sydrejser = joined("Ana")
    _, emma = eve()
    sofie = browser_of(account("Sofie", Role.DATA_PROTECTION, of_sydrejser))
    assert "Ana" in sofie.get(THE_LIST).content.decode()
    for typed in ("Emma", "emma@", str(emma.pk)):
        assert "Nobody was found" in sofie.get(THE_LIST, {"q": typed}).content.decode()
    assert sofie.get(of(emma)).status_code == sofie.get("/console/people/999999/").status_code == 404
    with acting_as("admin"):
        event = Event.objects.get(person_id=emma.pk)
    pages = ("history/", f"history/{event.pk}/", "try/", "messages/", "objection/", "restriction/", "correct/")
    for page in (*pages, "relations/1/", "messages/1/", "messages/1/replay/", "restriction/1/end/"):
        assert sofie.get(of(emma, page)).status_code == 404, page
        assert sofie.post(of(emma, page)).status_code in (404, 405), page
    assert sofie.get("/console/people/99999999999999999999/").status_code == 404


def test_of_a_person_whom_both_know_each_sees_its_own() -> None:
    of_sydrejser = joined("Ana")
    ana: Person = of_sydrejser.ana
    with acting_as("admin"):
        made = company("Eve")
        work = add_address(ana, Address("email", "boss@work.example"))
        event = says_yes(ana, question(made, "eves"), YESTERDAY, contact_point=work)
        bought(made, ana)
    sofie = browser_of(account("Sofie", Role.SUPPORT, of_sydrejser))
    shown = sofie.get(of(ana)).content.decode()
    assert "ana@example.com" in shown
    assert "Sydrejser" in shown
    assert "Eve" not in shown
    assert "boss@work.example" not in shown
    assert "eves" not in shown
    assert "Purchase" not in shown
    assert sofie.get(of(ana, f"history/{event.pk}/")).status_code == 404
    assert "Nobody was found" in sofie.get(THE_LIST, {"q": "boss@work"}).content.decode()
    assert "bo•••@work.example" not in sofie.get(THE_LIST).content.decode()
    both = browser_of(account()).get(of(ana)).content.decode()
    assert "Eve" in both
    assert "boss@work.example" in both


def test_the_page_says_what_may_be_sent_and_on_what_ground() -> None:
    of_sydrejser = joined("Ana", "Ben")
    ana, ben = of_sydrejser.ana, Person.objects.get(name="Ben")
    leaves(ben, of_sydrejser)
    mette = browser_of(account())
    shown = mette.get(of(ana)).content.decode()
    assert "yes: consent of" in shown
    assert "newsletter, version 1" in shown
    assert "May Sydrejser write to you by " in shown
    assert "no telephone number is known" in shown
    left = mette.get(of(ben)).content.decode()
    assert "no: The person said no" in left
    assert "not yet" not in left, "a no is a no"
    assert "What would change it" in left
    assert "No to all marketing, of Sydrejser" in left
    assert [look.page for look in Look.objects.order_by("id")] == ["person", "person"]


def test_a_customer_may_be_told_of_what_is_like_what_was_bought() -> None:
    of_sydrejser = joined("Ana")
    with acting_as("admin"):
        chloe = lives_in(person("Chloe"))
        bought(of_sydrejser, chloe)
    shown = browser_of(account()).get(of(chloe)).content.decode()
    assert "yes, about goods like those bought: existing customer" in shown


def test_the_history_has_everything_and_each_entry_opens_its_evidence() -> None:
    of_sydrejser = joined("Ana")
    ana = of_sydrejser.ana
    with acting_as("admin"):
        bought(of_sydrejser, ana)
    leaves(ana, of_sydrejser)
    mette = browser_of(account())
    answer = mette.get(of(ana, "history/"))
    entries = answer.context_data["history"].entries
    assert [str(entry.what) for entry in entries][-1] in ("Said yes", "Purchase")
    assert {str(entry.what) for entry in entries} == {
        "Said yes",
        "Purchase",
        "Took a consent back",
        "Objected to marketing",
        "Objected to surveys",
    }
    for entry in entries:
        assert mette.get(entry.link).status_code == 200, entry.link
    shown = mette.get(entries[-1].link if "history" in entries[-1].link else entries[-2].link).content.decode()
    assert "May Sydrejser write to you by " in shown
    assert "You can leave in every mail." in shown
    assert "Ida" in shown


def test_the_history_is_paged_without_a_gap() -> None:
    of_sydrejser = joined("Ana")
    ana = of_sydrejser.ana
    with acting_as("admin"):
        asked = question(of_sydrejser, "weekly")
        for number in range(120):
            says_yes(ana, asked, now(), key=f"yes {number}")
        event = Event.objects.filter(person_id=ana.pk).order_by("-at").first()
        assert event is not None
        for number in range(5):  # Several at one instant.
            says_yes(ana, asked, event.at, key=f"same {number}")
    mette, found, query = browser_of(account()), [], {}
    while True:
        stretch = mette.get(of(ana, "history/"), query).context_data["history"]
        found += [entry.cursor for entry in stretch.entries]
        if stretch.next is None:
            break
        query = {"before": str(stretch.next)}
    assert len(found) == len(set(found)) == 126
    assert found == sorted(found, key=lambda cursor: (cursor.at, cursor.id), reverse=True)
    assert mette.get(of(ana, "history/"), {"before": "nonsense"}).status_code == 200


def test_who_may_see_numbers_alone_sees_nobody() -> None:
    of_sydrejser = joined("Ana")
    rune = browser_of(account("Rune", Role.READER))
    assert rune.get(THE_LIST).status_code == rune.get(of(of_sydrejser.ana)).status_code == 403


def test_where_nobody_is_known_the_page_says_what_will_be_there() -> None:
    assert "Nobody is known yet" in browser_of(account()).get(THE_LIST).content.decode()


def test_the_words_of_one_who_is_judged_by_nobody_are_worth_nothing() -> None:
    of_sydrejser = joined("Ana")
    with acting_as("admin"):
        dev = lives_in(person("Dev"))
        event = says_yes(dev, question(of_sydrejser, "unjudged"), YESTERDAY)
    shown = browser_of(account()).get(of(dev, f"history/{event.pk}/")).content.decode()
    assert "Nobody has judged yet" in shown


def test_where_the_brand_is_why_no_other_company_is_named() -> None:
    with acting_as("admin"):
        agency = company("Agency")
        sun = Brand.objects.create(controller=agency, name="Solrejser")
        asked = question(agency, companies={agency.pk: (sun.pk,)})
        judged_good(asked)
        ida = lives_in(person("Ida"))
        says_yes(ida, asked, YESTERDAY)
    mette = browser_of(account())
    shown = mette.get(of(ida)).content.decode()
    assert "yes, for Solrejser: consent of" in shown
    assert "for anything else not yet: The consent is for Solrejser only." in shown
    assert "names another company" not in shown, "it is the same company"
    asks = {"company": agency.pk, "channel": "email", "purpose": "marketing"}
    without = mette.get(of(ida, "try/"), asks).context_data["decision"]
    assert (without.permitted, without.because, without.change) == (False, "The consent is for Solrejser only.", "")
    assert mette.get(of(ida, "try/"), asks | {"brand": sun.pk}).context_data["decision"].permitted


def test_where_another_company_is_why_the_law_says_so() -> None:
    with acting_as("admin"):
        agency = company("Agency")
        asked = question(agency)
        worth = dict.fromkeys(QUALITIES, Tri.YES) | {"names_sender": Tri.NO, "from_third_party": Tri.NO}
        assess(asked.place, "Ida", YESTERDAY, Indication.TICKED, worth)
        ida = lives_in(person("Ida"))
        says_yes(ida, asked, YESTERDAY)
    assert "not yet: The consent names another company." in browser_of(account()).get(of(ida)).content.decode()


def test_who_may_prove_is_led_to_who_looked() -> None:
    of_sydrejser = joined("Ana")
    link = f'href="/console/log/looks/?person={of_sydrejser.ana.pk}"'
    assert (
        link
        in browser_of(account("Dora", Role.DATA_PROTECTION, of_sydrejser)).get(of(of_sydrejser.ana)).content.decode()
    )
    assert (
        link not in browser_of(account("Sofie", Role.SUPPORT, of_sydrejser)).get(of(of_sydrejser.ana)).content.decode()
    )
