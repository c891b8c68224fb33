"""Whom no letter may reach, and who said yes to SMS, is told by SMS: stays by its link, and leaves by STOP."""

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from tests.plugins.gateway import HttpGateway
from tests.story.cast import question, says_yes
from tests.story.clocks import acted
from tests.story.reactivating import DAY, SILENT, START, before, company_with_a_plan, notices, reader, told
from tests.story.sending import PUBLIC_URL, judged_good, lives_in, now, states, until
from tests.story.texting import sms_worker, telephone, with_telephone

from jatak.base.calendar import months_before
from jatak.consent.models import Event, EventKind
from jatak.consent.short_link import LEAVE, STAY
from jatak.content.sms.alphabet import outside
from jatak.content.sms.segments import segments
from jatak.database.using import acting_as
from jatak.delivery.models import Message, Report
from jatak.gate.message import Channel
from jatak.people.models import Acquaintance, ContactPoint, Person
from jatak.retention.clocks.running import run
from jatak.retention.models import ReactivationNotice, ReactivationStay
from jatak.retention.reactivation.going import let_go
from jatak.retention.reactivation.letters import letter_of
from jatak.retention.reactivation.sending import send_due
from jatak.retention.reactivation.silence import Kept, over

URL = "kannel://u:p@127.0.0.1:9"


@pytest.fixture
def travel(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL, JATAK_SMS_URL=URL), acting_as("admin"):
        made = company_with_a_plan(60, 14)
        made.sms_sender = "1234"
        made.save()
        yield made


def texted(of, name="Chloe", number="+33612345678", at=START, **about):
    """Somebody in France with a telephone alone, who said yes to SMS and was not heard of since."""
    asked = question(of, f"sms-{name.lower()}", ("sms",), **about)
    judged_good(asked)
    somebody = lives_in(with_telephone(name, number, "fr"), "FR")
    says_yes(somebody, asked, at, contact_point=telephone(somebody))
    return somebody


def channels() -> list[str]:
    points = ContactPoint.objects.in_bulk(Message.objects.values_list("contact_point_id", flat=True))
    return sorted(point.kind for point in points.values())


def test_who_has_a_telephone_alone_is_told_by_sms_once_a_step(travel):
    chloe = texted(travel)
    assert [told(before(days)) for days in (61, 60, 59, 14, 13)] == [0, 1, 0, 1, 0]
    assert notices(chloe) == [(60, True, ""), (14, True, "")]
    assert channels() == ["telephone"]


def test_who_can_be_written_to_gets_the_letter_and_no_sms(travel):
    chloe = reader(travel)
    asked = question(travel, "sms-too", ("sms",))
    judged_good(asked)
    texts = with_telephone("Chloe", "+33612345678", "fr")
    ContactPoint.objects.filter(person=texts).update(person=chloe)
    says_yes(chloe, asked, START, contact_point=telephone(chloe))
    assert told(before(60)) == 1
    assert channels() == ["email"]


def test_a_yes_to_letters_alone_is_none_to_sms(travel):
    chloe = reader(travel)
    texts = with_telephone("Chloe", "+33612345678", "fr")
    ContactPoint.objects.filter(person=chloe).delete()
    ContactPoint.objects.filter(person=texts).update(person=chloe)
    assert told(before(60)) == 0
    assert not Message.objects.exists()


def test_a_company_that_is_not_set_up_for_it_tells_the_others_all_the_same(travel):
    travel.sms_sender = ""
    travel.save()
    chloe, dora = texted(travel), reader(travel, "Dora")
    assert told(before(60)) == 1
    assert notices(chloe)[0][:2] == (60, False)
    assert notices(dora) == [(60, True, "")]


def test_a_company_that_sends_sms_alone_needs_no_address_for_letters(travel):
    travel.sender_address = ""
    travel.save()
    assert notices(texted(travel)) == []
    assert told(before(60)) == 1


def test_the_text_says_when_and_its_link_stays_and_stop_leaves(travel):
    chloe = texted(travel)
    acted(chloe, months_before(now(), 36) + timedelta(days=59))
    assert send_due(now()) == 1
    with HttpGateway() as gateway, sms_worker(f"kannel://u:p@127.0.0.1:{gateway.port}"):
        until(lambda: states() == {"accepted": 1})
    text = gateway.asked[0].fields["text"]
    assert text.startswith("Nous n'avons pas eu de signe de vous")
    assert "dans 60 jours" in text
    assert text.endswith("\nStop : répondre STOP au 1234")
    path = re.search(rf"{PUBLIC_URL}(/y/([A-Za-z0-9_-]+))", text)
    assert STAY.message_of(path[2]) == Message.objects.get().id
    page = seen(path[1])
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert not ReactivationStay.objects.exists()
    assert pressed(path[1]).status_code == 200
    said = Event.objects.get(kind=EventKind.STAYED)
    assert (said.actor, said.via, said.person_id) == ("person", "link", chloe.pk)
    assert Acquaintance.objects.get(person=chloe).last_own_act_at == ReactivationStay.objects.get().at


def test_a_link_to_leave_is_none_to_stay(travel):
    texted(travel)
    told(before(60))
    number = ReactivationNotice.objects.get().message_id
    assert seen(f"/y/{STAY.token(number)}").status_code == 200
    for broken in (LEAVE.token(number), STAY.token(number)[:-1], STAY.token(10**6), "A" * 4000):
        assert pressed(f"/y/{broken}").status_code == 404
    assert not ReactivationStay.objects.exists()


def test_silence_is_proven_by_sms_too_but_not_by_one_that_failed(travel):
    chloe, dora = texted(travel), texted(travel, "Dora", "+33612345679")
    told(before(60))
    told(before(14))
    failed = ReactivationNotice.objects.filter(person_id=dora.pk).latest("pk").message_id
    Report.objects.create(message_id=failed, became="failed", code="", gateway="kannel", heard_at=before(13))
    run(SILENT)
    assert {each.person_id: each.kept for each in over(SILENT + DAY)} == {
        chloe.pk: (),
        dora.pk: (Kept.NOT_OBSERVED,),
    }
    assert let_go(SILENT + DAY) == 1
    assert list(Person.objects.values_list("pk", flat=True)) == [dora.pk]


@pytest.mark.parametrize("language", sorted(letter_of(60, Channel.SMS).texts()))
def test_every_text_is_in_the_alphabet_of_telephones_and_short(language):
    words = letter_of(60, Channel.SMS).texts()[language].text
    said = words.replace("{company}", "Sydrejser").replace("{stay_link}", f"{PUBLIC_URL}/y/{'A' * 15}")
    assert (outside(said), segments(said).parts, "60" in said) == ((), 2, True)


def seen(path):
    with acting_as("web"):
        return Client(SERVER_NAME="localhost").get(f"{path}?language=en")


def pressed(path):
    with acting_as("web"):
        return Client(enforce_csrf_checks=True, SERVER_NAME="localhost").post(path)
