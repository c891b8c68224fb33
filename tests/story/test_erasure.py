"""Ana is erased: nothing of her is left anywhere, the proof still needed is locked, and a no outlives her."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from tests.story.cast import mailbox, person, question, says_yes
from tests.story.desking import why_not
from tests.story.erasing import MARKS, everywhere, where_is
from tests.story.sending import bought, joined, judged_good, leaves, lives_in, now, started

from jatak.base.calendar import months_after
from jatak.consent.entry import commitment_of
from jatak.consent.models import Actor, Event, EventKind, Record, Suppression
from jatak.database.using import acting_as
from jatak.delivery.models import Message, State
from jatak.people.models import Person
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock
from jatak.retention.erasure import Why, erase, erasing, release
from jatak.retention.erasure.opening import open_locked
from jatak.retention.erasure.releasing import put_away
from jatak.retention.models import Erasure, Kind, Locked
from jatak.sealing.models import Tombstone
from jatak.sealing.sealer import seal

LOCKED = "public.retention_locked"


def test_nothing_of_her_is_left_in_any_table(database):
    _, ana = everywhere()
    before = where_is(*MARKS)
    assert len(before) > 20, sorted(before)
    done = erase(ana.pk, Why.REQUEST, now(), "Mette")
    assert done is not None
    assert done.new
    after = where_is(*MARKS)
    assert {name: rows for name, rows in after.items() if name != LOCKED} == {}
    assert all("paper" in row for row in after.get(LOCKED, [])), "a signed paper alone names her, and it is locked"
    assert {"people_person", "consent_particulars", "imports_rawrow", "desk_words", "delivery_message"} <= set(
        done.gone
    )


def test_what_proves_her_messages_is_locked_until_its_day_and_then_goes(database):
    travel, ana = everywhere()
    with acting_as("admin"):
        yes = Event.objects.get(person_id=ana.pk, kind=EventKind.GIVEN)
        used = Record.objects.get(event=yes, channel="email").last_used_at
    seal(now())
    done = erase(ana.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("retention"):
        locked = {each.kind: each for each in Locked.objects.order_by("-pk")}
        assert set(locked) == {Kind.EVENT, Kind.PAPER, Kind.MESSAGES}
        assert locked[Kind.EVENT].until == months_after(used, 24), "Denmark: two years after the last use"
        assert locked[Kind.EVENT].law.startswith("Denmark: 24 months")
        assert not Event.objects.filter(pk=yes.pk).exists(), "no page, no program and no gathering finds it"
    opened = open_locked(done.erasure_id, "Dora", "the authority asks about case 12", now())
    again = next(each for each in opened.events if each.pk == yes.pk)
    assert commitment_of(again) == bytes(yes.commitment), "it proves what it proved"
    assert len(opened.leaves) == 2, "each has its place in the log"
    assert release(now()) == 0
    assert release(locked[Kind.EVENT].until + timedelta(days=1)) == 4, "both yeses, a paper, and the messages"
    assert release(locked[Kind.EVENT].until + timedelta(days=1)) == 0
    with acting_as("retention"):
        assert not Locked.objects.exists()
        assert not Message.objects.filter(person_id=ana.pk).exists(), "messages count on, and name nobody"
        stone = Tombstone.objects.latest("at")
        assert stone.why == Why.PROOF_DUE
        assert stone.leaves == sorted(opened.leaves.values()), "their places in the log stand under a stone"
        assert Message.objects.filter(controller_id=travel.pk).exists()


def test_what_is_not_in_the_log_yet_is_put_away_once_it_is(database):
    _, ana = everywhere()
    with acting_as("admin"):
        yes = Event.objects.get(person_id=ana.pk, kind=EventKind.GIVEN).pk
    erase(ana.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("retention"):
        assert Event.objects.filter(pk=yes).exists(), "the sealer must see it once"
    assert put_away(now()) == 0
    seal(now())
    assert put_away(now()) == 2
    with acting_as("retention"):
        assert not Event.objects.filter(pk=yes).exists()
        assert all(each.leaf is not None for each in Locked.objects.filter(kind=Kind.EVENT))


def test_what_goes_at_once_leaves_a_tombstone(database):
    travel = joined("Ana")
    seal(now())
    done = erase(travel.ana.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("retention"):
        stone = Tombstone.objects.get()
        assert (stone.pk, stone.why, len(stone.leaves)) == (Erasure.objects.get().tombstone_id, "inactive", 1)
    assert done.kept == ()


def test_a_companys_own_choice_counts_where_the_law_has_no_figure(database):
    travel, ana = everywhere()
    with acting_as("admin"):
        lives_in(ana, "DE")
        choose(travel, Clock.PROOF, 7, "Ida", now())
    done = erase(ana.pk, Why.INACTIVE, now(), "the clock")
    assert {each.law for each in done.kept} == {"The company's own choice: 7 months after the last use."}


@pytest.mark.parametrize("role", ["web", "worker", "consent", "customers"])
def test_what_is_locked_is_read_by_nobody_else(database, role):
    _, ana = everywhere()
    erase(ana.pk, Why.REQUEST, now(), "Mette")
    with acting_as(role), pytest.raises(DatabaseError, match="permission denied"):
        list(Locked.objects.all())


def test_an_opening_says_who_and_why(database):
    _, ana = everywhere()
    done = erase(ana.pk, Why.REQUEST, now(), "Mette")
    open_locked(done.erasure_id, "Dora", "the authority asks", now())
    with acting_as("web"):
        opening = Erasure.objects.get().openings.get()
    assert (opening.by, opening.reason) == ("Dora", "the authority asks")


def test_who_asked_to_be_erased_is_not_written_to_when_a_file_brings_them_again(database):
    travel = joined("Ana")
    assert why_not(travel.ana, travel) == ""
    address = bytes(mailbox_of(travel.ana).keyed_hash)
    erase(travel.ana.pk, Why.REQUEST, now(), "Mette")
    with acting_as("admin"):
        assert {bytes(each.address_hash) for each in Suppression.objects.all()} == {address}
        assert all(each.own_act for each in Suppression.objects.all())
        asked = question(travel, "list")
        judged_good(asked)
        again = lives_in(person("Ana"))
        assert again.pk != travel.ana.pk
        says_yes(again, asked, now(), actor=Actor.IMPORT)
        bought(travel, again)
    assert why_not(again, travel) == "objected", "a file and a purchase lift no no"
    with acting_as("admin"):
        says_yes(again, asked, now() + timedelta(minutes=1))
    assert why_not(again, travel, now() + timedelta(minutes=2)) == "", "a new yes of her own works again"


def test_who_had_left_stays_left_when_a_clock_erases_them(database):
    travel = joined("Ben")
    leaves(travel.ana, travel)
    erase(travel.ana.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("admin"):
        assert Suppression.objects.count() == 2, "marketing and surveys, and no new no"
        again = lives_in(person("Ben"))
        bought(travel, again)
    assert why_not(again, travel) == "objected"


def test_who_was_silent_and_never_said_no_may_come_again_as_anybody(database):
    travel = joined("Ana")
    erase(travel.ana.pk, Why.INACTIVE, now(), "the clock")
    with acting_as("admin"):
        assert not Suppression.objects.exists()
        assert not Event.objects.exists(), "a yes that was never used proves nothing"


def test_erasing_again_changes_nothing(database):
    _, ana = everywhere()
    first = erase(ana.pk, Why.REQUEST, now(), "Mette")
    with acting_as("admin"):
        before = Event.objects.count(), Suppression.objects.count(), Locked.objects.count()
    again = erase(ana.pk, Why.REQUEST, now(), "Mette")
    assert (again.erasure_id, again.new, again.gone) == (first.erasure_id, False, first.gone)
    with acting_as("admin"):
        assert before == (Event.objects.count(), Suppression.objects.count(), Locked.objects.count())
    assert erase(4711, Why.REQUEST, now(), "Mette") is None


def test_a_mistake_in_the_middle_leaves_everything_as_it_was(database, monkeypatch):
    _, ana = everywhere()
    before = where_is(*MARKS)

    def breaks(*_):
        raise RuntimeError("the power failed")

    monkeypatch.setattr(erasing, "bury", breaks)
    with pytest.raises(RuntimeError):
        erase(ana.pk, Why.REQUEST, now(), "Mette")
    assert where_is(*MARKS) == before
    with acting_as("admin"):
        assert not Erasure.objects.exists()


def test_what_had_not_gone_goes_to_nobody(database):
    travel = joined("Ana")
    started(travel)
    erase(travel.ana.pk, Why.REQUEST, now(), "Mette")
    with acting_as("web"):
        message = Message.objects.get()
    assert (message.state, message.answer) == (State.DROPPED, "erased")
    assert message.person_id == -message.id, "nothing was sent, so nothing has to be proven"


def test_several_go_at_once_and_others_stay(database):
    joined("Ana", "Ben", "Chloe")
    with acting_as("admin"):
        numbers = list(Person.objects.exclude(name="Chloe").values_list("pk", flat=True))
    assert erasing.erase_all([*numbers, 4711], Why.INACTIVE, now(), "the clock") == 2
    with acting_as("admin"):
        assert Person.objects.get().name == "Chloe"
        assert Record.objects.count() == Event.objects.count() == 1
        assert set(Erasure.objects.values_list("person_id", flat=True)) == set(numbers)
        assert all(each.gone["people_person"] == 1 for each in Erasure.objects.all())


def mailbox_of(somebody):
    with acting_as("admin"):
        return mailbox(somebody)
