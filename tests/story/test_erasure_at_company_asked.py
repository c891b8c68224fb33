"""Ana asks one of two companies to be erased: in its Inbox, by command; and a clock does it for the silent."""

import json
import re
from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from tests.story.cast import company, question, says_yes
from tests.story.console import account, browser_of
from tests.story.erasing import asks_to_go
from tests.story.old_messages import asked
from tests.story.reactivating import DAY, SILENT, START, before, company_with_a_plan, reader, told
from tests.story.sending import PUBLIC_URL, bought, joined, judged_good, now, started
from tests.story.test_silence import subscribes

from jatak.accounts.models import Role
from jatak.base.errors import UsageError
from jatak.cli.erasing import erase_person
from jatak.consent.models import Event, Objection, Record
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.desk.models import Request
from jatak.onward.models import Waiting
from jatak.people.models import Acquaintance, Person
from jatak.retention.clocks.running import run
from jatak.retention.erasure.carrying_out import carry_out
from jatak.retention.erasure.erasing_at import erase_at
from jatak.retention.models import Erasure, ReactivationNotice, Why
from jatak.retention.reactivation.going import let_go
from jatak.retention.reactivation.plans import choose

pytestmark = pytest.mark.usefixtures("database")
ASK = "/console/inbox/{}/erase/"
GONE = "UPDATE delivery_message SET state = 'accepted', not_before = NULL, settled_at = now() WHERE id = %(id)s"


@pytest.fixture(autouse=True)
def _one_factor():
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL=PUBLIC_URL):
        yield


@pytest.fixture
def travel(database):
    """Ana is a member of Sydrejser, and a customer of Nordrejser."""
    travel = joined("Ana")
    with acting_as("admin"):
        travel.nord = company("Nordrejser")
        bought(travel.nord, travel.ana)
    return travel


def page_of(browser, request, status=200):
    answer = browser.get(ASK.format(request.pk))
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def known_at(somebody):
    with acting_as("admin"):
        return set(Acquaintance.objects.filter(person=somebody).values_list("controller_id", flat=True))


def test_from_the_request_to_its_close_by_who_answers_for_that_company_alone(travel):
    request = asks_to_go(travel, travel.ana)
    browser = browser_of(account("Sofie", Role.SUPPORT, travel))
    shown = page_of(browser, request)
    assert "other companies here know this person" in shown
    assert "Nordrejser" not in shown, "which ones is not hers to see"
    assert "Every company here" not in shown
    assert "Purchases and customer relations" not in shown, "Nordrejser's sale is counted nowhere"
    assert browser.post(ASK.format(request.pk) + "?everywhere=1", {"sure": "on"}).status_code == 302
    with acting_as("consent"):
        noes = Objection.objects.filter(person=travel.ana.pk)
        assert {each.controller_id for each in noes} == {travel.pk}
        Waiting.objects.all().delete()
    carry_out(now())
    with acting_as("admin"):
        letter = Erasure.objects.get().letter_id
    assert letter is not None, "she is told by Sydrejser"
    asked(GONE, id=letter)
    assert carry_out(now()) == 1
    assert known_at(travel.ana) == {travel.nord.pk}
    with acting_as("admin"):
        erasure = Erasure.objects.get()
        assert (erasure.company_id, erasure.part_id is None, erasure.why) == (travel.pk, False, Why.REQUEST)
        assert Request.objects.get().closed_at is not None
        assert Request.objects.get().person_id == erasure.part_id, "a number of nobody"
    assert carry_out(now()) == 0
    assert browser.get(f"/console/people/{travel.ana.pk}/").status_code == 404, "Sydrejser knows her no more"
    everyone = browser_of(account("Dora", Role.DATA_PROTECTION))
    certificate = everyone.get(f"/console/log/erasures/{erasure.pk}/").content.decode()
    assert "At Sydrejser alone" in certificate
    assert "Sydrejser let go of all" in everyone.get(f"/console/people/{travel.ana.pk}/").content.decode()


def test_what_the_one_let_go_of_stands_in_no_history_until_she_says_something_anew(travel):
    everyone = browser_of(account("Dora", Role.DATA_PROTECTION))
    hers = f"/console/people/{travel.ana.pk}/"
    with acting_as("admin"):
        yes = Event.objects.get(kind="given")
    assert "Said yes" in everyone.get(hers).content.decode()
    assert everyone.get(reverse("person_event", args=[travel.ana.pk, yes.pk])).status_code == 200
    started(travel)
    asked("UPDATE delivery_message SET state = 'accepted', offered_at = now()")
    erase_at(travel.ana.pk, travel.pk, Why.REQUEST, now(), "Mette")
    with acting_as("admin"):
        assert Event.objects.filter(pk=yes.pk).exists(), "it is locked"
    shown = everyone.get(hers).content.decode()
    assert "Said yes" not in shown
    assert "Objected to" not in shown
    assert "Purchase" in shown, "of Nordrejser"
    assert everyone.get(reverse("person_event", args=[travel.ana.pk, yes.pk])).status_code == 404
    with acting_as("admin"):
        says_yes(travel.ana, question(travel, "again"), now())
    assert everyone.get(hers).content.decode().count("Said yes") == 1


def test_who_answers_for_all_of_them_may_erase_her_whole(travel):
    request = asks_to_go(travel, travel.ana)
    browser = browser_of(account("Dora", Role.DATA_PROTECTION))
    alone = page_of(browser, request)
    assert "Every company here" in alone, "to choose"
    assert "Purchases and customer relations" not in alone
    everywhere = ASK.format(request.pk) + "?everywhere=1"
    whole = re.sub(r"\s+", " ", browser.get(everywhere).content.decode())
    assert "Purchases and customer relations" in whole, "what is ordered is what was shown"
    browser.post(everywhere, {"sure": "on"})
    with acting_as("admin"):
        assert Erasure.objects.get().company_id is None
        Waiting.objects.all().delete()
        Erasure.objects.update(why_no_letter="no_address")
    assert carry_out(now()) == 1
    with acting_as("admin"):
        assert not Person.objects.exists()


def test_the_command_says_what_goes_there_and_that_others_keep_theirs(travel, capsys):
    ana = str(travel.ana.pk)
    erase_person(ana, "request", "Ida", yes=False, as_json=True, company="Sydrejser")
    foreseen = json.loads(capsys.readouterr().out)
    assert (foreseen["company"], foreseen["others_keep"]) == ("Sydrejser", True)
    assert known_at(travel.ana) == {travel.pk, travel.nord.pk}
    erase_person(ana, "request", "Ida", yes=True, as_json=False, company="Sydrejser")
    said = capsys.readouterr().out
    assert "is erased at Sydrejser" in said
    assert "Other companies know them too" in said
    assert known_at(travel.ana) == {travel.nord.pk}
    with pytest.raises(UsageError, match="Sydrejser holds nothing"):
        erase_person(ana, "request", "Ida", yes=False, as_json=True, company="Sydrejser")
    erase_person(ana, "request", "Ida", yes=True, as_json=True, company="Nordrejser")
    last = json.loads(capsys.readouterr().out)
    assert (last["others_keep"], last["gone"]["people_person"]) == (False, 1)
    with pytest.raises(UsageError, match="no company Ost"):
        erase_person(ana, "request", "Ida", yes=True, as_json=True, company="Ost")


def test_the_company_towards_which_she_was_silent_lets_go_of_its_part(database):
    with acting_as("admin"):
        travel = company_with_a_plan(60, 14)
        chloe, dora = reader(travel), reader(travel, "Dora")
        nord = company("Nordrejser")
        says_yes(chloe, question(nord, channels=("email",)), START)
        subscribes(nord, chloe)
        subscribes(travel, dora)
        says_yes(dora, question(nord, "other", channels=("email",)), START)
        Relation.objects.update(concluded_at=START)
        Acquaintance.objects.update(last_own_act_at=START)
        told(before(60))
        told(before(14))
        # Since then she did something, towards the other company.
        Acquaintance.objects.filter(controller=nord, person=chloe).update(last_own_act_at=before(5))
        run(SILENT)
        assert let_go(SILENT + DAY) == 1
        erasure = Erasure.objects.get()
        assert (erasure.person_id, erasure.company_id, erasure.why) == (chloe.pk, travel.pk, Why.INACTIVE)
        assert set(Acquaintance.objects.values_list("controller_id", "person_id")) == {
            (nord.pk, chloe.pk), (nord.pk, dora.pk), (travel.pk, dora.pk),
        }  # fmt: skip
        assert Relation.objects.get(controller=nord).person_id == chloe.pk, "her subscription goes on"
        assert set(Record.objects.filter(person=chloe).values_list("controller_id", flat=True)) == {nord.pk}
        assert not ReactivationNotice.objects.filter(person_id=chloe.pk).exists()
        assert let_go(SILENT + 2 * DAY + timedelta(hours=1)) == 0


def test_where_both_told_her_a_subscription_at_the_one_keeps_her_there_alone(database):
    with acting_as("admin"):
        travel = company_with_a_plan(60, 14)
        chloe = reader(travel)
        nord = company("Nordrejser")
        nord.sender_address, nord.service_address = "news@nord.example", "service@nord.example"
        nord.save()
        nord.asked = question(nord, channels=("email",))
        judged_good(nord.asked)
        choose(nord, (60, 14), "Mette", START)
        says_yes(chloe, nord.asked, START)
        subscribes(nord, chloe)
        Acquaintance.objects.update(last_own_act_at=START)
        told(before(60))
        told(before(14))
        run(SILENT)
        assert let_go(SILENT + DAY) == 1
        assert known_at(chloe) == {nord.pk}
        assert Relation.objects.get().person_id == chloe.pk
        assert let_go(SILENT + 2 * DAY) == 0
