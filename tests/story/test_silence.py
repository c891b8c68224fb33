"""Silence counts only of who was told, could have answered, and is nothing to anybody any more."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import override_settings
from tests.story.cast import company, mailbox, question, says_yes
from tests.story.clocks import acted, lapses_of
from tests.story.postbag import away, reply
from tests.story.reactivating import DAY, SILENT, START, before, company_with_a_plan, reader, told
from tests.story.sending import PUBLIC_URL, leaves

from jatak.consent.models import Record
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.delivery.models import Message, State
from jatak.gate.situation import RelationKind, Tri
from jatak.inbound.delivering import deliver
from jatak.people.models import Acquaintance, HeardBy, Person
from jatak.people.reachability import failed
from jatak.retention.clocks.running import run
from jatak.retention.models import Erasure, ReactivationNotice, Why
from jatak.retention.reactivation import staying
from jatak.retention.reactivation.going import judged, let_go
from jatak.retention.reactivation.plans import choose
from jatak.retention.reactivation.silence import Kept, over

DAWN = SILENT + DAY


@pytest.fixture
def travel(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        yield company_with_a_plan(60, 14)


def kept() -> dict[int, tuple[Kept, ...]]:
    """Whose day has come, and why each stays all the same."""
    return {each.person_id: each.kept for each in over(DAWN)}


def told_twice() -> None:
    told(before(60))
    told(before(14))


def bounces(of, at) -> None:
    """Nobody is at the address any more: the notice came back."""
    message = ReactivationNotice.objects.filter(person_id=of.pk, message_id__isnull=False).latest("pk").message_id
    failed(mailbox(of).pk, True, at, HeardBy.DSN, "5.1.1", "no such user", message)


def test_who_was_told_twice_and_said_nothing_is_silent_when_the_consent_has_ended(travel):
    chloe = reader(travel)
    told_twice()
    assert over(SILENT - DAY) == []
    assert kept() == {chloe.pk: (Kept.CONSENTED,)}, "a run that waits for a person keeps them"
    run(SILENT)
    assert [clock for _, _, clock in lapses_of(chloe)] == ["inactivity"]
    (silent,) = over(DAWN)
    assert (silent.person_id, silent.kept, len(silent.messages)) == (chloe.pk, (), 2)


def test_who_pressed_or_did_anything_else_is_not_silent(travel):
    chloe, dora, finn = reader(travel), reader(travel, "Dora"), reader(travel, "Finn")
    told_twice()
    pressed = staying.told_by(ReactivationNotice.objects.filter(person_id=chloe.pk).latest("pk").message_id)
    staying.stay(pressed, before(3))
    acted(dora, before(3))
    leaves(finn, travel)
    run(SILENT)
    assert kept() == {}
    assert lapses_of(chloe) == lapses_of(dora) == []


def test_who_answered_a_letter_by_mail_ten_days_before_the_day_stays(travel):
    chloe = reader(travel)
    told_twice()
    letter = ReactivationNotice.objects.filter(person_id=chloe.pk).latest("pk").message_id
    for data, at in ((away(letter), before(11)), (reply("Je suis encore là !", letter), before(10))):
        with acting_as("web"):
            deliver(BytesIO(data), "", at)
    run(SILENT)
    assert (lapses_of(chloe), kept(), let_go(DAWN)) == ([], {}, 0)
    assert Acquaintance.objects.get(person=chloe).last_own_act_at == before(10)


@pytest.mark.parametrize("late", [timedelta(hours=1), 10 * DAY])
def test_a_notice_that_came_back_proves_no_silence(travel, late):
    chloe = reader(travel)
    told_twice()
    bounces(chloe, before(14) + late)
    run(SILENT)
    assert lapses_of(chloe), "the consent ends all the same: the law counts from the last act"
    assert kept() == {chloe.pk: (Kept.NOT_OBSERVED,)}


@pytest.mark.parametrize("state", [State.REFUSED, State.UNCERTAIN, State.DROPPED, State.WAITING])
def test_only_what_a_relay_took_was_delivered(travel, state):
    chloe = reader(travel)
    told_twice()
    Message.objects.filter(created_at=before(60)).update(state=state)
    run(SILENT)
    assert kept() == {chloe.pk: (Kept.NOT_OBSERVED,)}


def test_who_missed_a_step_was_not_told(travel):
    chloe = reader(travel)
    told(before(14))
    run(SILENT)
    assert kept() == {chloe.pk: (Kept.NOT_TOLD,)}


def test_whom_another_company_knows_stays_until_that_one_has_told_them_too(travel):
    chloe = reader(travel)
    says_yes(chloe, question(company("Nordrejser"), channels=("email",)), START)
    told_twice()
    run(SILENT)
    assert kept() == {chloe.pk: (Kept.OTHER_COMPANY,)}


def test_nobody_goes_before_the_day_that_the_letter_named(travel):
    chloe = reader(travel)
    told(before(60))
    told(before(12))
    run(SILENT)
    assert kept() == {}
    assert [each.person_id for each in over(SILENT + 2 * DAY)] == [chloe.pk]


def subscribes(of, somebody) -> None:
    """A subscription that runs until somebody ends it."""
    Relation.objects.create(
        person=somebody,
        controller=of,
        contact_point=mailbox(somebody),
        kind=RelationKind.SUBSCRIPTION.value,
        running=Tri.YES.value,
        concluded_at=START,
        recorded_at=START,
        external_key="subscription 1",
    )


def test_of_four_who_were_told_the_silent_one_goes_on_the_day(travel):
    """Chloe presses the button, Dora is silent, Finn's letter came back, and Gus has a subscription."""
    chloe, dora, finn, gus = (reader(travel, name) for name in ("Chloe", "Dora", "Finn", "Gus"))
    subscribes(travel, gus)
    for each in (chloe, dora, finn, gus):
        acted(each, START)
    told_twice()
    pressed = staying.told_by(ReactivationNotice.objects.filter(person_id=chloe.pk).latest("pk").message_id)
    staying.stay(pressed, before(3))
    bounces(finn, before(13))
    run(SILENT - DAY)
    assert let_go(SILENT - DAY) == 0
    run(SILENT)
    why = judged(SILENT)
    assert (why[dora.pk], why[gus.pk], chloe.pk in why) == ([], ["running"], False)
    assert "not_observed" in why[finn.pk]
    assert let_go(SILENT) == 1
    assert set(Person.objects.values_list("pk", flat=True)) == {chloe.pk, finn.pk, gus.pk}
    erased = Erasure.objects.get()
    assert (erased.person_id, erased.why, erased.done_at) == (dora.pk, Why.INACTIVE, SILENT)
    assert Record.objects.get(ended_at=None).person_id == chloe.pk
    assert let_go(DAWN) == 0
    last = ReactivationNotice.objects.filter(person_id=dora.pk).latest("pk")
    assert staying.told_by(last.message_id).standing is staying.Standing.GONE
    assert not staying.stay(staying.told_by(last.message_id), DAWN)


def test_a_company_without_a_plan_erases_nobody(travel):
    chloe = reader(travel)
    choose(travel, [], "Mette", START)
    told_twice()
    run(SILENT)
    assert lapses_of(chloe)
    assert let_go(DAWN) == 0
    assert Person.objects.filter(pk=chloe.pk).exists()
