"""Ben leaves: what ends, what stands, and what goes on."""

from datetime import datetime
from threading import Barrier, Thread

import pytest
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes

from jatak.consent.channels import carried_by
from jatak.consent.confirming import NothingToConfirm, confirm
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Event, EventKind, Objection, Record, Suppression, Via
from jatak.consent.refusing import refuse
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as, connection
from jatak.people.models import Brand, ContactKind, Topic
from jatak.people.own_acts import last_acts
from jatak.people.register import Address, add_address

LEFT = NOON + DAY


@pytest.fixture
def sydrejser(database):
    with acting_as("admin"):
        return company()


@pytest.fixture
def consent(sydrejser):
    with acting_as("consent"):
        yield


def clicks(at: datetime = LEFT, message_id: int = 7, **more):
    return heard(at, Via.LINK, message_id=message_id, **more)


def live(somebody):
    return list(Record.objects.filter(person=somebody, ended_at=None).values_list("controller__name", "channel"))


def kinds(events):
    return [(event.kind, event.survey) for event in events]


def test_leaving_withdraws_and_objects_to_all_of_the_company(sydrejser, consent):
    ben = person("Ben")
    says_yes(ben, question(sydrejser))
    events = leave(Who(ben.pk, bytes(mailbox(ben).keyed_hash)), Scope(sydrejser.pk), clicks())
    assert kinds(events) == [("withdrawn", False), ("objected", False), ("objected", True)]
    assert live(ben) == []
    record = Record.objects.get()
    assert (record.ended_at, record.ended_by_id, record.ended_recorded_at) == (LEFT, events[0].pk, LEFT)
    marketing, survey = Objection.objects.order_by("pk")
    assert (marketing.controller_id, marketing.channel, marketing.topic_id, marketing.survey) == (
        sydrejser.pk,
        None,
        None,
        False,
    )
    assert survey.survey
    assert {bytes(s.address_hash) for s in Suppression.objects.all()} == {bytes(mailbox(ben).keyed_hash)}
    assert Suppression.objects.count() == 2


def test_a_customer_without_consent_objects_and_withdraws_nothing(sydrejser, consent):
    chloe = person("Chloe")
    assert kinds(leave(Who(chloe.pk), Scope(sydrejser.pk), clicks())) == [("objected", False), ("objected", True)]


def test_a_second_click_is_harmless(sydrejser, consent):
    ben = person("Ben")
    says_yes(ben, question(sydrejser))
    assert leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    before = (Event.objects.count(), Objection.objects.count(), Suppression.objects.count())
    assert leave(Who(ben.pk), Scope(sydrejser.pk), clicks(LEFT + DAY)) == []
    assert (Event.objects.count(), Objection.objects.count(), Suppression.objects.count()) == before


def test_the_old_link_works_again_after_a_new_yes(sydrejser, consent):
    ben = person("Ben")
    asked = question(sydrejser)
    says_yes(ben, asked)
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    says_yes(ben, asked, LEFT + DAY)
    assert live(ben)
    assert leave(Who(ben.pk), Scope(sydrejser.pk), clicks(LEFT + 2 * DAY))
    assert live(ben) == []
    assert Objection.objects.filter(at=LEFT + 2 * DAY).exists()


def test_another_medium_is_another_act(sydrejser, consent):
    ben = person("Ben")
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    assert leave(Who(ben.pk), Scope(sydrejser.pk), heard(LEFT + DAY, Via.PHONE))
    assert leave(Who(ben.pk), Scope(sydrejser.pk), heard(LEFT + 2 * DAY, Via.PHONE))


def test_one_channel(sydrejser, consent):
    ben = person("Ben")
    asked = question(sydrejser)
    says_yes(ben, asked)
    says_yes(ben, asked, contact_point=add_address(ben, Address(ContactKind.TELEPHONE, "+4522222222")))
    assert live(ben) == [("Sydrejser", "email"), ("Sydrejser", "sms")]
    assert kinds(leave(Who(ben.pk), Scope(sydrejser.pk, "email"), clicks())) == [
        ("withdrawn", False),
        ("objected", False),
    ]
    assert live(ben) == [("Sydrejser", "sms")]
    assert Objection.objects.get().channel == "email"


def test_one_subject_of_a_wider_yes_leaves_the_rest(sydrejser, consent):
    with acting_as("admin"):
        wine, sea = (Topic.objects.create(controller=sydrejser, name=name) for name in ("wine", "sea"))
    ben = person("Ben")
    says_yes(ben, question(sydrejser, topics=(wine.pk, sea.pk)))
    says_yes(ben, question(sydrejser, "wine-club", topics=(wine.pk,)))
    leave(Who(ben.pk), Scope(sydrejser.pk, topic_id=wine.pk), clicks())
    assert [record.topics for record in Record.objects.filter(ended_at=None)] == [[wine.pk, sea.pk]]
    assert Objection.objects.get().topic_id == wine.pk


def test_a_second_click_on_one_subject_of_a_wider_yes_is_harmless(sydrejser, consent):
    with acting_as("admin"):
        wine = Topic.objects.create(controller=sydrejser, name="wine")
    ben = person("Ben")
    says_yes(ben, question(sydrejser))
    assert kinds(leave(Who(ben.pk), Scope(sydrejser.pk, topic_id=wine.pk), clicks())) == [
        ("withdrawn", False),
        ("objected", False),
    ]
    assert leave(Who(ben.pk), Scope(sydrejser.pk, topic_id=wine.pk), clicks(LEFT + DAY)) == []
    says_yes(ben, question(sydrejser, "wine-club", topics=(wine.pk,)), LEFT + 2 * DAY)
    assert leave(Who(ben.pk), Scope(sydrejser.pk, topic_id=wine.pk), clicks(LEFT + 3 * DAY))
    assert [record.topics for record in Record.objects.filter(ended_at=None)] == [[]]


def test_a_no_to_one_subject_does_not_touch_a_yes_to_another(sydrejser, consent):
    with acting_as("admin"):
        wine, sea = (Topic.objects.create(controller=sydrejser, name=name) for name in ("wine", "sea"))
    ben = person("Ben")
    says_yes(ben, question(sydrejser, topics=(sea.pk,)))
    assert kinds(leave(Who(ben.pk), Scope(sydrejser.pk, topic_id=wine.pk), clicks())) == [("objected", False)]
    assert live(ben)


def test_one_brand(sydrejser, consent):
    with acting_as("admin"):
        sol, sne = (Brand.objects.create(controller=sydrejser, name=name) for name in ("Sol", "Sne"))
    ben = person("Ben")
    says_yes(ben, question(sydrejser, companies={sydrejser.pk: (sol.pk,)}))
    says_yes(ben, question(sydrejser, "snow", companies={sydrejser.pk: (sne.pk,)}))
    leave(Who(ben.pk), Scope(sydrejser.pk, brand_id=sol.pk), clicks())
    assert [record.brands for record in Record.objects.filter(ended_at=None)] == [[sne.pk]]


def test_surveys_alone(sydrejser, consent):
    ben = person("Ben")
    says_yes(ben, question(sydrejser))
    assert kinds(leave(Who(ben.pk), Scope(sydrejser.pk, survey=True), clicks())) == [("objected", True)]
    assert live(ben)


def test_other_companies_go_on_unless_everything_was_chosen(sydrejser, consent):
    with acting_as("admin"):
        butik = company("Butik")
    ben = person("Ben")
    says_yes(ben, question(sydrejser, companies={sydrejser.pk: (), butik.pk: ()}))
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    assert live(ben) == [("Butik", "email")]
    leave(Who(ben.pk), Scope(), clicks(LEFT + DAY))
    assert live(ben) == []
    assert Objection.objects.filter(controller=None, survey=False).exists()


def test_a_joint_yes_ends_for_all(sydrejser, consent):
    with acting_as("admin"):
        butik = company("Butik")
    ben = person("Ben")
    says_yes(ben, question(sydrejser, companies={sydrejser.pk: (), butik.pk: ()}, joint=True))
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    assert live(ben) == []
    assert {o.controller_id for o in Objection.objects.filter(survey=False)} == {sydrejser.pk, butik.pk}
    assert leave(Who(ben.pk), Scope(sydrejser.pk), clicks(LEFT + DAY)) == []


def test_a_no_heard_late_counts_from_when_it_was_said(sydrejser, consent):
    ben = person("Ben")
    asked = question(sydrejser)
    says_yes(ben, asked, NOON)
    says_yes(ben, asked, NOON + 3 * DAY)
    leave(Who(ben.pk), Scope(sydrejser.pk), heard(LEFT, Via.LETTER, recorded_at=NOON + 9 * DAY))
    old, new = Record.objects.order_by("given_at")
    assert (old.ended_at, old.ended_recorded_at) == (LEFT, NOON + 9 * DAY)
    assert new.ended_at is None


def test_a_tie_goes_to_the_no(sydrejser, consent):
    ben = person("Ben")
    says_yes(ben, question(sydrejser), NOON)
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks(NOON))
    assert live(ben) == []


def test_what_staff_entered_ends_by_the_own_no_whatever_date_it_claims(sydrejser, consent):
    ben = person("Ben")
    says_yes(ben, question(sydrejser), NOON + 9 * DAY, actor=Actor.STAFF)
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks(LEFT))
    assert live(ben) == []


def test_after_erasure_the_address_alone_is_enough(sydrejser, consent):
    events = leave(Who(404, b"h" * 32), Scope(sydrejser.pk), clicks())
    assert kinds(events) == [("objected", False), ("objected", True)]
    assert Objection.objects.count() == 0
    assert [bytes(s.address_hash) for s in Suppression.objects.all()] == [b"h" * 32] * 2
    assert leave(Who(404, b"h" * 32), Scope(sydrejser.pk), clicks()) == []


def test_an_address_of_nobody(sydrejser, consent):
    assert leave(Who(None, b"h" * 32), Scope(sydrejser.pk), clicks())
    assert leave(Who(None, b"h" * 32), Scope(sydrejser.pk), clicks()) == []
    assert {event.person_id for event in Event.objects.all()} == {None}


def test_an_address_finds_its_person(sydrejser, consent):
    ben = person("Ben")
    says_yes(ben, question(sydrejser))
    leave(Who(None, bytes(mailbox(ben).keyed_hash)), Scope(sydrejser.pk), clicks())
    assert live(ben) == []


def test_each_address_is_suppressed_and_a_later_one_follows(sydrejser, consent):
    ben = person("Ben")
    add_address(ben, Address(ContactKind.EMAIL, "Ben@Work.example"))
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    third = add_address(ben, Address(ContactKind.EMAIL, "ben@new.example"))
    with acting_as("customers"):
        fourth = add_address(ben, Address(ContactKind.TELEPHONE, "+4522222222"))
    for point in ben.contactpoint_set.all():
        assert Suppression.objects.filter(address_hash=bytes(point.keyed_hash)).count() == 2
    assert {third.pk, fourth.pk} < {point.pk for point in ben.contactpoint_set.all()}


def test_workers_hear_of_it_once_when_it_commits(sydrejser, consent, log_in):
    ben = person("Ben")
    says_yes(ben, question(sydrejser))
    listener = log_in("worker")
    listener.execute("LISTEN jatak_stop")
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    assert [notice.payload for notice in listener.notifies(timeout=1, stop_after=None)] == [str(ben.pk)]


def test_a_clicked_no_is_an_objection_for_that_channel_and_company(sydrejser, consent):
    ben = person("Ben")
    asked = question(sydrejser)
    says_yes(ben, asked)
    event = refuse(Who(ben.pk), "email", asked.text, asked.place, heard(LEFT), "form 9")
    assert refuse(Who(ben.pk), "email", asked.text, asked.place, heard(LEFT + DAY), "form 9") == event
    assert live(ben) == []
    objection = Objection.objects.get()
    assert (objection.event_id, objection.channel, objection.controller_id) == (event.pk, "email", sydrejser.pk)


def test_a_yes_heard_twice_is_one(sydrejser, consent):
    ana = person("Ana")
    asked = question(sydrejser)
    first = says_yes(ana, asked, key="form 1")
    assert says_yes(ana, asked, NOON + DAY, key="form 1") == first
    assert Record.objects.count() == 1
    assert last_acts(ana.pk) == {sydrejser.pk: NOON}


def test_only_channels_that_reach_the_address(sydrejser, consent):
    ana = person("Ana")
    says_yes(ana, question(sydrejser, channels=("email", "sms", "push")))
    assert live(ana) == [("Sydrejser", "email")]
    assert Event.objects.get().channels == ["email"]
    assert carried_by("telephone") == ("sms", "mms")


def test_a_confirmation_counts_once_and_nothing_opens_it_again(sydrejser, consent):
    ana = person("Ana")
    asked = question(sydrejser, double_opt_in=True)
    given = says_yes(ana, asked)
    assert Record.objects.get().needs_confirmation
    assert Record.objects.get().confirmed_at is None
    with pytest.raises(NothingToConfirm):
        confirm(given.pk, heard(LEFT, actor=Actor.STAFF))
    first = confirm(given.pk, heard(LEFT, Via.LINK, message_id=1))
    assert confirm(given.pk, heard(LEFT + DAY, Via.LINK, message_id=2)) == first
    assert Record.objects.get().confirmed_at == LEFT
    says_yes(ana, asked, LEFT + DAY)
    assert Record.objects.get(event=given).confirmed_at == LEFT, "somebody submitted the form again"


def test_confirming_after_leaving_reopens_nothing(sydrejser, consent):
    ana = person("Ana")
    given = says_yes(ana, question(sydrejser, double_opt_in=True))
    leave(Who(ana.pk), Scope(sydrejser.pk), clicks())
    confirm(given.pk, heard(LEFT + DAY, Via.LINK))
    assert live(ana) == []


def test_only_what_is_given_is_confirmed(sydrejser, consent):
    ben = person("Ben")
    (objected, _) = leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    with pytest.raises(NothingToConfirm):
        confirm(objected.pk, heard(LEFT))
    assert not Event.objects.filter(kind=EventKind.CONFIRMED).exists()


def test_what_staff_entered_since_is_ended_by_the_old_link_whatever_date_it_claims(sydrejser, consent):
    ben = person("Ben")
    asked = question(sydrejser)
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
    says_yes(ben, asked, LEFT - DAY / 2, actor=Actor.STAFF)
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks(LEFT + DAY))
    assert live(ben) == []


@pytest.mark.parametrize("consented", [True, False])
def test_two_clicks_at_once_are_one(sydrejser, consent, consented):
    ben = person("Ben")
    if consented:
        says_yes(ben, question(sydrejser))
    together = Barrier(8)

    def click():
        with acting_as("consent"):
            connection().ensure_connection()
            together.wait()
            leave(Who(ben.pk), Scope(sydrejser.pk), clicks())
            connection().close()

    threads = [Thread(target=click) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Event.objects.filter(kind=EventKind.OBJECTED).count() == 2
    assert Event.objects.filter(kind=EventKind.WITHDRAWN).count() == (1 if consented else 0)


def test_a_no_that_is_dated_later_than_it_was_heard_stops_at_once(sydrejser, consent):
    ben = person("Ben")
    says_yes(ben, question(sydrejser), NOON)
    leave(Who(ben.pk), Scope(sydrejser.pk), heard(LEFT + 9 * DAY, Via.LETTER, recorded_at=LEFT))
    assert live(ben) == []
    assert Record.objects.get().ended_at == LEFT
    assert set(Objection.objects.values_list("at", flat=True)) == {LEFT}


def test_a_yes_that_is_dated_ahead_by_a_wrong_clock_does_not_outlive_the_no(sydrejser, consent):
    ben = person("Ben")
    says_yes(ben, question(sydrejser), NOON + 9 * DAY, recorded_at=NOON)
    assert Record.objects.get().given_at == NOON
    leave(Who(ben.pk), Scope(sydrejser.pk), clicks(LEFT))
    assert live(ben) == []


def test_the_link_of_somebody_erased_ends_what_the_address_said_since(sydrejser, consent):
    hers = bytes(mailbox(ben := person("Ben")).keyed_hash)
    assert leave(Who(404, hers), Scope(sydrejser.pk), clicks())
    says_yes(ben, question(sydrejser), LEFT + DAY)
    assert leave(Who(404, hers), Scope(sydrejser.pk), clicks(LEFT + 2 * DAY))
    assert live(ben) == []
